package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Method;
import dev.tidemark.executor.registry.http.Request;
import dev.tidemark.executor.registry.http.Scope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v2/<name>/tags/list}: every tag of a repository. No page size is asked for: registries that page do so by themselves,
 * and CNCF Distribution 3.0 loses a tag at the seam of two pages when the last tag of the first is deleted in between.
 */
final class TagList {

    private final Pages pages;
    private final OciPaths paths;

    TagList(Connection registry) {
        this.pages = new Pages(registry, "tags");
        this.paths = new OciPaths(registry.address());
    }

    Optional<List<Tag>> read(RepositoryName repository) {
        Request request = Request.of(
                Method.GET,
                paths.tags(repository),
                "the tags of " + paths.registry().named(repository),
                Scope.pull(repository));
        Answer first = pages.first(request);
        if (isUnknown(first)) {
            return Optional.empty();
        }
        Set<Tag> tags = new LinkedHashSet<>();
        pages.read(request, first, names -> names.forEach(name -> tags.add(tag(request, name))));
        return Optional.of(List.copyOf(tags));
    }

    /** Only in the registry's own words: a 404 of something in front of it says nothing about the repository. */
    private static boolean isUnknown(Answer answer) {
        return (answer.status() == 404 && answer.error().isAnyOf("NAME_UNKNOWN", "NOT_FOUND"))
                || (answer.status() == 400 && answer.error().isAnyOf("NAME_UNKNOWN"));
    }

    /** A tag that cannot be named cannot be looked at, and may point at anything: the repository is not completely known. */
    private static Tag tag(Request request, String name) {
        if (!Tag.isTag(name)) {
            throw new RegistryException(request + " failed: there is one that no client can name");
        }
        return new Tag(name);
    }
}
