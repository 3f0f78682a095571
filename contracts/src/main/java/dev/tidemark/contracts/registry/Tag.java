package dev.tidemark.contracts.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A name that points at one manifest of a repository; the form is that of OCI's distribution specification.
 *
 * @throws IllegalArgumentException if the text is longer than 128 characters or has a character a tag cannot have
 */
public record Tag(String value) implements Comparable<Tag> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Tag {
        Objects.requireNonNull(value, "tag");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a tag: " + Excerpt.of(value));
        }
    }

    /** Whether the text has the form of a tag. */
    public static boolean isTag(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(Tag other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
