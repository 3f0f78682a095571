package dev.tidemark.contracts.policy;

import dev.tidemark.contracts.Required;
import java.util.List;
import java.util.Objects;

/**
 * That a policy runs by itself for a repository in which something happens. It runs when nothing has happened there for the quiet
 * period, and at the latest when the maximum delay has passed since the first of the events that wait.
 *
 * @param on what has to happen, at least one, none twice
 * @param quietPeriodSeconds from the last event, 0 to {@value #MAX_QUIET_PERIOD}
 * @param maxDelaySeconds from the first event that waits, no shorter than the quiet period, up to {@value #MAX_DELAY}
 * @param publishRetained whether the decisions to retain are published as well; otherwise only their number is
 */
public record EventTrigger(
        List<Kind> on,
        @Required int quietPeriodSeconds,
        @Required int maxDelaySeconds,
        @Required boolean publishRetained) {

    /** What is quiet for an hour between two pushes is not worth waiting for. */
    public static final int MAX_QUIET_PERIOD = 3_600;

    /** After a day, what was asked for counts for nothing any more. */
    public static final int MAX_DELAY = 86_400;

    /** Something that happens in a repository. */
    public enum Kind {
        /** A manifest was pushed, by tag or by digest. */
        PUSH,
        /** A tag was put somewhere. */
        TAG,
        /** Somebody pulled an artifact. */
        PULL
    }

    public EventTrigger {
        Objects.requireNonNull(on, "on");
        on = List.copyOf(on);
        if (on.isEmpty() || on.stream().distinct().count() < on.size()) {
            throw new IllegalArgumentException("at least one kind of event, and none twice: " + on);
        }
        if (quietPeriodSeconds < 0 || quietPeriodSeconds > MAX_QUIET_PERIOD) {
            throw new IllegalArgumentException(
                    "a quiet period of 0 to " + MAX_QUIET_PERIOD + " s: " + quietPeriodSeconds);
        }
        if (maxDelaySeconds < quietPeriodSeconds || maxDelaySeconds > MAX_DELAY) {
            throw new IllegalArgumentException(
                    "a maximum delay from the quiet period to " + MAX_DELAY + " s: " + maxDelaySeconds);
        }
    }
}
