package dev.tidemark.contracts.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The whole name of a repository, {@code project/name…}, up to any depth; the form is that of OCI's distribution specification.
 *
 * @throws IllegalArgumentException if the text is longer than 255 characters or is not such a name
 */
public record RepositoryName(String value) implements Comparable<RepositoryName> {

    private static final String SEGMENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*+";
    private static final Pattern FORM = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + ")*+");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RepositoryName {
        Objects.requireNonNull(value, "repository name");
        if (value.length() > 255 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a repository name: " + Excerpt.of(value));
        }
    }

    /** Whether the text has the form of a repository name. */
    public static boolean isRepositoryName(String text) {
        return text != null && text.length() <= 255 && FORM.matcher(text).matches();
    }

    /** The first segment, or {@link ProjectName#NONE} where there is only one. */
    public ProjectName project() {
        int slash = value.indexOf('/');
        return slash < 0 ? ProjectName.NONE : new ProjectName(value.substring(0, slash));
    }

    /** The name without its project: what Harbor's clients call the repository. */
    public String withinProject() {
        return value.substring(value.indexOf('/') + 1);
    }

    @Override
    public int compareTo(RepositoryName other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
