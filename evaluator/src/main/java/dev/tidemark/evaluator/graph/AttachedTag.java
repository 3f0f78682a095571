package dev.tidemark.evaluator.graph;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tags that name the manifest they belong to: those of OCI's referrers tag schema, and cosign's with a suffix. Of a digest they carry at
 * most 64 characters behind the algorithm, which is all of a sha256 and half of a sha512.
 */
final class AttachedTag {

    private static final Pattern FORM = Pattern.compile("(sha256|sha512)-([0-9a-f]{64})(?:\\.(?:sig|att|sbom))?");
    private static final String NO_MORE = "0".repeat(64);
    private static final int SHORTEST = "sha256-".length() + NO_MORE.length();

    private AttachedTag() {}

    /** The key, see {@link #key(Digest)}, of what the tag belongs to; null if it belongs to nothing. */
    static Digest subjectKey(Tag tag) {
        if (tag.value().length() < SHORTEST || !tag.value().startsWith("sha")) {
            return null;
        }
        Matcher matcher = FORM.matcher(tag.value());
        return matcher.matches() ? key(matcher.group(1), matcher.group(2)) : null;
    }

    /** What a tag can say of the digest. */
    static Digest key(Digest digest) {
        return digest.algorithm().equals("sha256")
                ? digest
                : key(digest.algorithm(), digest.hex().substring(0, 64));
    }

    private static Digest key(String algorithm, String start) {
        return new Digest(algorithm + ":" + start + (algorithm.equals("sha256") ? "" : NO_MORE));
    }
}
