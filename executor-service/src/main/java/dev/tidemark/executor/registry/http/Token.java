package dev.tidemark.executor.registry.http;

import java.time.Instant;

/**
 * What a token service gave us.
 *
 * @param freshUntil until when it is used without being asked for anew; some time before it expires
 */
record Token(String value, Instant freshUntil) {

    String header() {
        return "Bearer " + value;
    }

    boolean isFreshAt(Instant now) {
        return now.isBefore(freshUntil);
    }

    @Override
    public String toString() {
        return "***";
    }
}
