package dev.tidemark.policy.swr;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RepositoryName;
import java.util.regex.Pattern;

/**
 * The repository that a path names. The rules of names are SWR's, which are those of Docker, shorter; {@code _} stands for no namespace, as
 * for Harbor's clients.
 *
 * @param repository the whole name, its namespace included
 */
record SwrPlace(ProjectName namespace, RepositoryName repository) {

    private static final String SEPARATOR = "(?:\\.|_|__|-++)";
    private static final Pattern NAMESPACE = Pattern.compile("[a-z](?:" + SEPARATOR + "?[a-z0-9])*+");
    private static final Pattern REPOSITORY = Pattern.compile("[a-z0-9](?:(?:/|" + SEPARATOR + ")?[a-z0-9])*+");
    private static final int LONGEST_NAMESPACE = 64;
    private static final int LONGEST_REPOSITORY = 128;

    /**
     * Reads both names as they come out of a path.
     *
     * @param repository with {@code $} for each slash, as SWR's clients write it, or with slashes
     * @throws SwrException if one is no name
     */
    static SwrPlace of(String namespace, String repository) {
        if (!isNamespace(namespace)) {
            throw SwrError.BAD_NAMESPACE.refusal();
        }
        String within = repository.replace('$', '/');
        boolean isTop = namespace.equals(ProjectName.NONE.value());
        if (within.length() > LONGEST_REPOSITORY
                || !REPOSITORY.matcher(within).matches()
                || (isTop && within.contains("/"))) {
            throw SwrError.BAD_REPOSITORY.refusal();
        }
        return new SwrPlace(new ProjectName(namespace), new RepositoryName(isTop ? within : namespace + "/" + within));
    }

    private static boolean isNamespace(String name) {
        return name.equals(ProjectName.NONE.value())
                || (name.length() <= LONGEST_NAMESPACE
                        && NAMESPACE.matcher(name).matches());
    }

    /** The repository's name as SWR calls it, without its namespace. */
    String withinNamespace() {
        return repository.withinProject();
    }
}
