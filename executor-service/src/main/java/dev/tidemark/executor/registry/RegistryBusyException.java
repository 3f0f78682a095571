package dev.tidemark.executor.registry;

import java.time.Duration;

/**
 * The registry asked to be left alone for a while (429, 503), or too many of our own requests are waiting for it; the request was not
 * carried out. Whoever has time waits and, before deleting, checks again.
 */
public final class RegistryBusyException extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** For what was tried, and how long the registry wants to be left alone. */
    public RegistryBusyException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** How long to wait at least; a guess where the registry did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
