package dev.tidemark.policy.project;

import java.util.Map;

/**
 * What a client says of a project.
 *
 * @param isPublic whether whoever may log in may see it
 * @param others what means nothing to us, and is kept for clients that expect to find it again
 */
public record ProjectTraits(boolean isPublic, Map<String, String> others) {

    /** A project of which nothing was said. */
    public static final ProjectTraits NONE = new ProjectTraits(false, Map.of());

    /** Nobody has use for more, and it is read with every project. */
    private static final int MOST = 100;

    private static final int LONGEST = 65_536;

    public ProjectTraits {
        others = Map.copyOf(others);
        if (others.size() > MOST
                || others.entrySet().stream()
                                .mapToLong(one ->
                                        one.getKey().length() + one.getValue().length())
                                .sum()
                        > LONGEST) {
            throw new IllegalArgumentException("too much is said of a project");
        }
    }
}
