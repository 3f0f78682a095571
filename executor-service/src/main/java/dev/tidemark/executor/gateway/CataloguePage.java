package dev.tidemark.executor.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.registry.RepositoryName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A part of a registry's repositories, by name: exactly those after the name that was asked for, up to {@code next}.
 *
 * @param next what the next page comes after; null on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CataloguePage(List<String> items, String next) {

    static final int MOST = 1_000;

    /**
     * Cuts a page from a sorted listing. Pages are told apart by name, not by number, so that each is right for its part even where the
     * listing, or the worker that answers, has changed since the one before.
     *
     * @param after nothing for the first page
     */
    static CataloguePage of(List<RepositoryName> sorted, Optional<RepositoryName> after, int limit) {
        int begin = after.map(name -> behind(sorted, name)).orElse(0);
        int end = Math.min(begin + limit, sorted.size());
        List<String> items = sorted.subList(begin, end).stream()
                .map(RepositoryName::toString)
                .toList();
        return new CataloguePage(items, end == sorted.size() ? null : items.get(items.size() - 1));
    }

    private static int behind(List<RepositoryName> sorted, RepositoryName name) {
        int place = Collections.binarySearch(sorted, name);
        return place < 0 ? -place - 1 : place + 1;
    }
}
