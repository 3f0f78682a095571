package dev.tidemark.executor.registry.harbor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Method;
import dev.tidemark.executor.registry.http.Request;
import dev.tidemark.executor.registry.http.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** {@code GET /repositories}: those of the projects we may see; and {@code GET …/repositories/<name>}: whether there is one. */
final class Repositories {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Connection registry;
    private final NumberedPages pages;
    private final HarborPaths paths;
    private final Runnable ping;

    /** @param ping fails unless Harbor answers, and knows us: what it answers to strangers is not all there is */
    Repositories(Connection registry, Runnable ping) {
        this.registry = registry;
        this.ping = ping;
        this.pages = new NumberedPages(registry);
        this.paths = new HarborPaths(registry.address());
    }

    void read(Consumer<List<RepositoryName>> page) {
        String what = "the repositories of " + registry.address().name();
        pages.read(new Listing(what, paths::repositories, "repository_id", "", ""), items -> {
            List<RepositoryName> names = items.stream()
                    .map(item -> item.path("name").asText())
                    .filter(RepositoryName::isRepositoryName)
                    .map(RepositoryName::new)
                    .toList();
            if (!names.isEmpty()) {
                page.accept(names);
            }
        });
        ping.run();
    }

    /**
     * How many artifacts it shows of the repository; nothing where it says, in its own words, that there is none. A 404 of something in
     * front of it says nothing about the repository.
     */
    OptionalLong count(RepositoryName repository) {
        Request request = Request.of(
                        Method.GET,
                        paths.repository(repository),
                        "repository " + registry.address().named(repository),
                        Scope.NONE)
                .bounded(MAX_BYTES, TIMEOUT);
        Answer answer = registry.send(request);
        if (answer.status() == 200) {
            return OptionalLong.of(count(request, answer));
        }
        if (!NotFound.isIn(answer)) {
            throw new RegistryException(request + " failed: answered " + answer.description());
        }
        ping.run();
        return OptionalLong.empty();
    }

    private static long count(Request request, Answer answer) {
        try {
            return JSON.readTree(answer.body()).path("artifact_count").asLong();
        } catch (IOException e) {
            throw new RegistryException(request + " failed: the answer is cut short, or no repository", e);
        }
    }
}
