package dev.tidemark.standalone.up;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what Kafka and the other parts of this process have to say into a file; the terminal is for the user. */
final class Logs {

    /** Held, since loggers that nobody holds lose their settings. */
    private static final Logger ROOT = Logger.getLogger("");

    private static final int MAX_BYTES = 5_000_000;

    private Logs() {}

    static void into(Path directory) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %2$s: %5$s%6$s%n");
        LogManager.getLogManager().reset();
        try {
            var file = new FileHandler(directory.resolve("launcher.log").toString(), MAX_BYTES, 1, false);
            file.setFormatter(new SimpleFormatter());
            ROOT.addHandler(file);
            ROOT.setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new CannotRunException("the log in " + directory + " cannot be written: " + e, e);
        }
    }
}
