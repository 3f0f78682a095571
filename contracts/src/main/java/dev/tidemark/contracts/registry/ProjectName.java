package dev.tidemark.contracts.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The first path segment of repositories, or {@code _} for repositories whose name has one segment only.
 *
 * @throws IllegalArgumentException if the text cannot be the first segment of a repository name
 */
public record ProjectName(String value) implements Comparable<ProjectName> {

    private static final Pattern FORM = Pattern.compile("_|[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*");

    /** The project of repositories whose name has one segment only. It stands after the form its construction is checked against. */
    public static final ProjectName NONE = new ProjectName("_");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProjectName {
        Objects.requireNonNull(value, "project name");
        if (value.length() > 255 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a project name: " + Excerpt.of(value));
        }
    }

    @Override
    public int compareTo(ProjectName other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
