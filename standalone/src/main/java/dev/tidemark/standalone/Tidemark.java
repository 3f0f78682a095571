package dev.tidemark.standalone;

import dev.tidemark.standalone.kafka.CreateTopics;
import dev.tidemark.standalone.plan.PrintPlan;
import dev.tidemark.standalone.up.Up;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line {@code ./tidemark}. Ends with 0, with 1 when something went wrong, or with 2 when it was not understood. */
@Command(
        name = "tidemark",
        description =
                "Deletes old container images from any OCI registry by policy, safely, and with a reason for every decision.",
        mixinStandardHelpOptions = true,
        versionProvider = Tidemark.Version.class,
        subcommands = {Up.class, PrintPlan.class, CreateTopics.class})
public final class Tidemark implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String... arguments) {
        // What plan prints is JSON, which is UTF-8 whatever the terminal is.
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(commandLine().setOut(out).execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tidemark()).setExecutionExceptionHandler((failure, command, parsed) -> {
            report(command.getErr(), failure);
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What shall it do? Most begin with: tidemark up");
    }

    /** One line that says what went wrong; messages are written for whoever typed the command. */
    private static void report(PrintWriter err, Exception failure) {
        var message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        err.println("tidemark: " + message.lines().findFirst().orElse(""));
        err.flush();
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Tidemark.class.getPackage().getImplementationVersion();
            return new String[] {"tidemark " + (version == null ? "(not packaged)" : version)};
        }
    }
}
