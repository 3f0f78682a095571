package dev.tidemark.standalone.testing;

/** What a resource has started, and stops once. */
final class Running {

    private Running() {}

    static void close(AutoCloseable running) {
        if (running == null) {
            return;
        }
        try {
            running.close();
        } catch (Exception e) {
            throw new IllegalStateException("A test's resource cannot be stopped", e);
        }
    }
}
