package dev.tidemark.executor.registry.harbor;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Method;
import dev.tidemark.executor.registry.http.Request;
import dev.tidemark.executor.registry.http.Scope;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** {@code GET /repositories}: those of the projects we may see; and {@code GET …/repositories/<name>}: whether there is one. */
final class Repositories {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Connection registry;
    private final NumberedPages pages;
    private final HarborPaths paths;

    Repositories(Connection registry) {
        this.registry = registry;
        this.pages = new NumberedPages(registry);
        this.paths = new HarborPaths(registry.address());
    }

    void read(Consumer<List<RepositoryName>> page) {
        String what = "the repositories of " + registry.address().name();
        pages.read(new Listing(what, paths::repositories, "repository_id", "", ""), items -> {
            List<RepositoryName> names = items.stream()
                    .map(item -> item.path("name").asText())
                    // Harbor's own routes admit no other names; what is none cannot be worked on, and must not hide the
                    // rest.
                    .filter(RepositoryName::isRepositoryName)
                    .map(RepositoryName::new)
                    .toList();
            if (!names.isEmpty()) {
                page.accept(names);
            }
        });
    }

    /** Only in Harbor's own words: a 404 of something in front of it says nothing about the repository. */
    boolean has(RepositoryName repository) {
        Request request = Request.of(
                        Method.GET,
                        paths.repository(repository),
                        "repository " + registry.address().named(repository),
                        Scope.NONE)
                .bounded(MAX_BYTES, TIMEOUT);
        Answer answer = registry.send(request);
        if (answer.status() != 200 && !NotFound.isIn(answer)) {
            throw new RegistryException(request + " failed: answered " + answer.description());
        }
        return answer.status() == 200;
    }
}
