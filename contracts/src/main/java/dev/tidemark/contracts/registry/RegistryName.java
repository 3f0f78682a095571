package dev.tidemark.contracts.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name under which a registry is configured; it stands in Kafka keys and URLs in front of a repository, so it has no slash.
 *
 * @throws IllegalArgumentException if the text is not 1 to 63 lower-case letters, digits, dots or hyphens
 */
public record RegistryName(String value) implements Comparable<RegistryName> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RegistryName {
        Objects.requireNonNull(value, "registry name");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a registry name: " + Excerpt.of(value));
        }
    }

    @Override
    public int compareTo(RegistryName other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
