package dev.tidemark.executor.inventory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The body of an answer that fails when nothing of it comes for some time; the client's own timeout ends where the body begins. */
final class UnstalledBody extends FilterInputStream {

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "inventory-timeouts");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> looking;
    private long reads;
    private long readsBefore;
    private boolean waiting;

    UnstalledBody(InputStream body, Duration longest) {
        super(body);
        this.looking =
                CLOCK.scheduleWithFixedDelay(this::look, longest.toMillis(), longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        note(true);
        try {
            return in.read(buffer, offset, length);
        } finally {
            note(false);
        }
    }

    private synchronized void note(boolean begins) {
        waiting = begins;
        reads++;
    }

    /** Closing is what wakes a reader that waits. */
    private void look() {
        synchronized (this) {
            if (!waiting || reads != readsBefore) {
                readsBefore = reads;
                return;
            }
        }
        try {
            close();
        } catch (IOException alreadyBroken) {
            looking.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        looking.cancel(false);
        super.close();
    }
}
