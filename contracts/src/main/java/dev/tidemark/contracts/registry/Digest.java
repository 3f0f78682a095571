package dev.tidemark.contracts.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The content address of a manifest or blob, {@code algorithm:hex}, as OCI's image specification defines it for the two
 * registered algorithms. Anything else is refused: what cannot be verified must not be decided on.
 *
 * @throws IllegalArgumentException if the text is not a {@code sha256} or {@code sha512} digest in lower case
 */
public final class Digest implements Comparable<Digest> {

    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");
    private static final int ALGORITHM = "sha256".length();
    private static final int DIGITS = 16;

    // kept as a number: a repository may have a million digests, and as texts they would be most of what it weighs
    private final long first;
    private final long second;
    private final long third;
    private final long fourth;
    /** The second half of a sha512 digest, null of a sha256 one. */
    private final long[] rest;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Digest(String value) {
        Objects.requireNonNull(value, "digest");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a sha256 or sha512 digest: " + Excerpt.of(value));
        }
        first = digits(value, 0);
        second = digits(value, 1);
        third = digits(value, 2);
        fourth = digits(value, 3);
        rest = value.startsWith("sha256")
                ? null
                : new long[] {digits(value, 4), digits(value, 5), digits(value, 6), digits(value, 7)};
    }

    private static long digits(String value, int group) {
        int from = ALGORITHM + 1 + group * DIGITS;
        return HexFormat.fromHexDigitsToLong(value, from, from + DIGITS);
    }

    /** Whether the text is a digest at all; a reference of a registry is either this or a tag. */
    public static boolean isDigest(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    /** The whole of it, as text. */
    public String value() {
        return algorithm() + ":" + hex();
    }

    /** The part before the colon. */
    public String algorithm() {
        return rest == null ? "sha256" : "sha512";
    }

    /** The part after the colon, lower-case hexadecimal. */
    public String hex() {
        StringBuilder hex = new StringBuilder(2 * 4 * DIGITS);
        HexFormat format = HexFormat.of();
        hex.append(format.toHexDigits(first)).append(format.toHexDigits(second));
        hex.append(format.toHexDigits(third)).append(format.toHexDigits(fourth));
        for (long more : rest == null ? new long[0] : rest) {
            hex.append(format.toHexDigits(more));
        }
        return hex.toString();
    }

    /** In the order of the texts. */
    @Override
    public int compareTo(Digest other) {
        if ((rest == null) != (other.rest == null)) {
            return rest == null ? -1 : 1;
        }
        int order = Long.compareUnsigned(first, other.first);
        order = order != 0 ? order : Long.compareUnsigned(second, other.second);
        order = order != 0 ? order : Long.compareUnsigned(third, other.third);
        order = order != 0 ? order : Long.compareUnsigned(fourth, other.fourth);
        return order != 0 || rest == null ? order : Arrays.compareUnsigned(rest, other.rest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest
                && first == digest.first
                && second == digest.second
                && third == digest.third
                && fourth == digest.fourth
                && Arrays.equals(rest, digest.rest);
    }

    @Override
    public int hashCode() {
        long mixed = first + 31 * (second + 31 * (third + 31 * fourth));
        return 31 * Long.hashCode(mixed) + Arrays.hashCode(rest);
    }

    @Override
    @JsonValue
    public String toString() {
        return value();
    }
}
