package dev.tidemark.standalone.up;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is running, to be stopped in the reverse order of its start, once, whoever asks first. */
final class Stack implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Stack.class.getName());

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<ServiceProcess> services = new ArrayList<>();
    private boolean isClosing;

    /** Takes over a part that was started. What comes too late, because everything is being stopped already, is stopped at once. */
    <P extends AutoCloseable> P add(P part) {
        synchronized (this) {
            if (!isClosing) {
                parts.push(part);
                return part;
            }
        }
        stop(part);
        throw new CannotRunException("stopped while starting");
    }

    synchronized void add(ServiceProcess service) {
        services.add(service);
        if (isClosing) {
            service.askToStop();
        }
    }

    synchronized boolean isClosing() {
        return isClosing;
    }

    synchronized List<ServiceProcess> services() {
        return List.copyOf(services);
    }

    /** The services first, all at once; then what they need. */
    @Override
    public void close() {
        synchronized (this) {
            if (isClosing) {
                return;
            }
            isClosing = true;
        }
        services().forEach(ServiceProcess::askToStop);
        services().forEach(ServiceProcess::waitUntilStopped);
        while (!parts.isEmpty()) {
            stop(parts.pop());
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "Something could not be stopped: " + part, e);
        }
    }
}
