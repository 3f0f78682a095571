package dev.tidemark.standalone.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.evaluator.snapshot.Rfc3339;
import dev.tidemark.evaluator.snapshot.SnapshotDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code tidemark plan}: reads the options. */
@Command(
        name = "plan",
        sortOptions = false,
        description = {
            "Says what a policy would do with a repository, and changes nothing: a JSON line for each decision.",
            "The repository is a snapshot in a file, or a live one, of which everything is read and nothing else is asked."
        },
        footer = {
            "",
            "Each line has tag (null for a manifest without one), digest, outcome (RETAIN or DELETE), reason and rule.",
            "Who to be at a live registry is told by TIDEMARK_REGISTRY_USER and TIDEMARK_REGISTRY_PASSWORD.",
            "",
            "A line of --cases is {\"id\",\"dialect\",\"policy\",\"snapshot\",\"now\"}, its answer {\"id\",\"decisions\"} or {\"id\",\"error\"}.",
            "docs/plan.md describes policies, snapshots and answers, and has examples to begin with:",
            "  tidemark plan --policy docs/plan/harbor.json --dialect harbor --snapshot docs/plan/snapshot.json"
        },
        mixinStandardHelpOptions = true)
public final class PrintPlan implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "The policy, a JSON document of its dialect. With --cases, for lines without one.")
    private Path policy;

    @Option(
            names = "--dialect",
            paramLabel = "NAME",
            converter = ToDialect.class,
            description = "What the policy is written in: harbor, swr, artifactory or tidemark.")
    private Dialect dialect;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            converter = ToInstant.class,
            description =
                    "The instant ages count from, as 2026-03-01T12:00:00Z; the current one by default. With --cases, for lines without one.")
    private Instant now;

    @Option(
            names = "--trust-created",
            description =
                    "Let an image's own creation time count as its push time where no push time is told. Without it such an image stays.")
    private boolean trustCreated;

    /** What to plan; exactly one of them. */
    static final class Source {

        @Option(names = "--snapshot", paramLabel = "FILE", description = "A repository as a JSON document.")
        private Path snapshot;

        @ArgGroup(exclusive = false)
        private LiveRegistry registry;

        @Option(
                names = "--cases",
                paramLabel = "FILE",
                description = "Many policies and snapshots, a JSON line each; - is standard input.")
        private Path cases;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (source.cases != null) {
            answerCases(out);
        } else {
            require(policy, "--policy");
            require(dialect, "--dialect");
            print(Json.read(policy, JsonNode.class), repository(), out);
        }
        return 0;
    }

    private void print(JsonNode document, SnapshotDocument repository, PrintWriter out) {
        Snapshot snapshot = repository.toSnapshot(created());
        PolicyDocuments.rulesFor(snapshot.repository(), dialect, document)
                .ifPresent(rules -> Planning.plan(rules, snapshot, now == null ? Instant.now() : now)
                        .forEach(line -> out.write(Json.line(line))));
        out.flush();
    }

    private SnapshotDocument repository() throws IOException, InterruptedException {
        return source.snapshot != null
                ? Json.read(source.snapshot, SnapshotDocument.class)
                : source.registry.read(
                        Path.of(System.getProperty("tidemark.home", "")).toAbsolutePath());
    }

    private void answerCases(PrintWriter out) throws IOException {
        JsonNode document = policy == null ? null : Json.read(policy, JsonNode.class);
        Cases cases = new Cases(new Case.Defaults(dialect, document, now, created()));
        if (source.cases.toString().equals("-")) {
            cases.answer(System.in, out);
        } else {
            try (InputStream input = open(source.cases)) {
                cases.answer(input, out);
            }
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw Json.unreadable(file, e);
        }
    }

    private TimeSource created() {
        return trustCreated ? TimeSource.CREATED : TimeSource.CREATED_ONLY;
    }

    private void require(Object option, String name) {
        if (option == null) {
            throw new ParameterException(spec.commandLine(), "Missing option: " + name);
        }
    }

    static final class ToDialect implements ITypeConverter<Dialect> {
        @Override
        public Dialect convert(String name) {
            try {
                return PolicyDocuments.dialect(name);
            } catch (BadInputException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static final class ToInstant implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Rfc3339.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
