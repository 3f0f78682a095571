package dev.tidemark.evaluator.graph;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tags that name the manifest they belong to: those of OCI's referrers tag schema, and cosign's with a suffix. Of a digest they carry at
 * most 64 characters behind the algorithm, which is all of a sha256 and half of a sha512.
 */
final class AttachedTag {

    private static final Pattern FORM = Pattern.compile("(sha(?:256|512)-[0-9a-f]{64})(?:\\.(?:sig|att|sbom))?");

    private AttachedTag() {}

    /** The key, see {@link #key(Digest)}, of what the tag belongs to. */
    static Optional<String> subjectKey(Tag tag) {
        if (!tag.value().startsWith("sha")) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(tag.value());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static String key(Digest digest) {
        return digest.algorithm() + "-" + digest.hex().substring(0, 64);
    }
}
