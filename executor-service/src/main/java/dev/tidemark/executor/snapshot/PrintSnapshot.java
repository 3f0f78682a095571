package dev.tidemark.executor.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.evaluator.snapshot.SnapshotDocument;
import dev.tidemark.executor.planning.FreshReading;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.single.SingleRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a repository of a live registry, with GET and HEAD only, and writes it to standard output as a snapshot document. Arguments: kind
 * and URL of the registry, name of the repository. Ends with 0, or with 1 and one line on the error output.
 */
public final class PrintSnapshot {

    private static final String USER = "TIDEMARK_REGISTRY_USER";
    private static final String PASSWORD = "TIDEMARK_REGISTRY_PASSWORD";

    private final RegistryReader registry;
    private final RepositoryName repository;
    private final Clock clock;

    PrintSnapshot(RegistryReader registry, RepositoryName repository, Clock clock) {
        this.registry = registry;
        this.repository = repository;
        this.clock = clock;
    }

    public static void main(String... arguments) {
        try {
            of(System.getenv(), Clock.systemUTC(), arguments).print(System.out);
        } catch (IllegalArgumentException | RegistryException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static PrintSnapshot of(Map<String, String> environment, Clock clock, String... arguments) {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: PrintSnapshot KIND URL REPOSITORY");
        }
        SingleRegistry registry = new SingleRegistry(
                arguments[0],
                arguments[1],
                Optional.ofNullable(environment.get(USER)),
                Optional.ofNullable(environment.get(PASSWORD)));
        return new PrintSnapshot(registry.reader(clock), new RepositoryName(arguments[2]), clock);
    }

    void print(OutputStream out) throws IOException {
        Instant taken = clock.instant();
        Snapshot snapshot = FreshReading.of(registry, repository, clock);
        if (snapshot.artifacts().isEmpty() && registry.tags(repository).isEmpty()) {
            throw new RegistryException("the registry knows no repository " + repository);
        }
        new ObjectMapper().writeValue(out, SnapshotDocument.of(snapshot, taken));
        out.flush();
    }
}
