package dev.tidemark.standalone.kafka;

import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemark topics}: for a Kafka that is not this program's own. */
@Command(
        name = "topics",
        description = "Creates the topics Tidemark needs in a Kafka of yours. Topics that exist are left as they are.",
        mixinStandardHelpOptions = true)
public final class CreateTopics implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            required = true,
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS}",
            description = "Brokers to ask first, separated by commas. Also KAFKA_BOOTSTRAP_SERVERS.")
    private String bootstrap;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            defaultValue = "-1",
            description = "Copies of each partition; by default as many as the brokers' own setting says.")
    private short replicas;

    @Override
    public Integer call() {
        LogManager.getLogManager().reset();
        // Kept, or the level would be lost with the logger.
        Logger.getLogger("").setLevel(Level.SEVERE);
        var created = Topics.create(bootstrap, replicas);
        spec.commandLine()
                .getOut()
                .println(
                        created.isEmpty()
                                ? "All topics were there already."
                                : "Created " + created.size() + " topics: " + String.join(", ", created));
        return 0;
    }
}
