package dev.tidemark.contracts.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The content address of a manifest or blob, {@code algorithm:hex}, as OCI's image specification defines it for the two
 * registered algorithms. Anything else is refused: what cannot be verified must not be decided on.
 *
 * @throws IllegalArgumentException if the text is not a {@code sha256} or {@code sha512} digest in lower case
 */
public record Digest(String value) implements Comparable<Digest> {

    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Digest {
        Objects.requireNonNull(value, "digest");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a sha256 or sha512 digest: " + Excerpt.of(value));
        }
    }

    /** Whether the text is a digest at all; a reference of a registry is either this or a tag. */
    public static boolean isDigest(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    /** The part before the colon. */
    public String algorithm() {
        return value.substring(0, value.indexOf(':'));
    }

    /** The part after the colon, lower-case hexadecimal. */
    public String hex() {
        return value.substring(value.indexOf(':') + 1);
    }

    @Override
    public int compareTo(Digest other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
