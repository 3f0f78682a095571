package dev.tidemark.standalone.leash;

import java.io.IOException;

/**
 * An agent in the JVM of a service. The launcher holds the other end of its standard input and never writes to it, so the end of
 * that input means that the launcher is gone: killed, perhaps, with no time to stop anything.
 */
public final class Leash implements Runnable {

    private static final long PATIENCE_MILLIS = 10_000;

    private Leash() {}

    /** Called by the JVM before the service's own {@code main}. */
    public static void premain(String arguments) {
        start(new Leash(), "leash");
    }

    @Override
    public void run() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever written; what comes anyway means nothing.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        start(Leash::haltLater, "leash-patience");
        System.exit(1);
    }

    private static void haltLater() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void start(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
