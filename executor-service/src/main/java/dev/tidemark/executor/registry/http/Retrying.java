package dev.tidemark.executor.registry.http;

import dev.tidemark.executor.registry.RegistryBusyException;
import dev.tidemark.executor.registry.RegistryException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The beginning of the chain: a place in the registry's budget, and another try where one may help. Reading may be repeated whatever
 * happened. A deletion is repeated where nothing was done (429, 503) or where a repetition can do no more than the first request
 * (no answer came), and only as long as the caller's check holds; an answer like 500 leaves open what was done, so the caller looks.
 */
final class Retrying {

    private static final int MOST_TRIES = 5;
    private static final Set<Integer> THROTTLED = Set.of(429, 503);
    private static final Set<Integer> TRANSIENT_FOR_READING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private final Exchange next;
    private final AdaptiveBudget budget;
    private final Backoff backoff;
    private final Pause pause;
    private final Clock clock;

    Retrying(Exchange next, AdaptiveBudget budget, Backoff backoff, Pause pause, Clock clock) {
        this.next = next;
        this.budget = budget;
        this.backoff = backoff;
        this.pause = pause;
        this.clock = clock;
    }

    static boolean isTransient(Answer answer, boolean effect) {
        return (effect ? THROTTLED : TRANSIENT_FOR_READING).contains(answer.status());
    }

    /**
     * The answer, whatever its status, unless that may pass.
     *
     * @throws RegistryException if there was none to the last try
     */
    Answer send(Request request) {
        for (int number = 1; ; number++) {
            Try result = attempt(request);
            if (result.answer().isPresent()) {
                return result.answer().get();
            }
            Duration wait = backoff.afterTry(number, result.askedFor());
            if (number == MOST_TRIES || !isInTime(request, wait)) {
                throw result.failure(request, wait);
            }
            sleep(request, wait);
        }
    }

    private Try attempt(Request request) {
        admit(request);
        try {
            Answer answer = next.send(request);
            if (!isTransient(answer, request.isEffect())) {
                budget.succeeded();
                return Try.answered(answer);
            }
            boolean throttled = THROTTLED.contains(answer.status());
            if (throttled) {
                budget.throttled();
            }
            return new Try(
                    Optional.empty(), "answered " + answer.description(), null, throttled, backoff.askedFor(answer));
        } catch (TooLongException e) {
            throw new RegistryException(request + " failed: " + e.getMessage(), e);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new RegistryException(request + " was interrupted", e);
            }
            return new Try(Optional.empty(), Failure.describe(e), e, false, Optional.empty());
        } finally {
            budget.release();
        }
    }

    private void admit(Request request) {
        try {
            if (request.notAfter().isEmpty()) {
                budget.acquire();
            } else if (!budget.acquireWithin(
                    Duration.between(clock.instant(), request.notAfter().get()))) {
                throw new RegistryBusyException(
                        request + " found no place in the budget in time", Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private boolean isInTime(Request request, Duration wait) {
        Instant then = clock.instant().plus(wait);
        return request.notAfter().filter(then::isAfter).isEmpty();
    }

    private void sleep(Request request, Duration wait) {
        try {
            pause.sleep(wait);
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private static RegistryException interrupted(Request request, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RegistryException(request + " was interrupted", e);
    }

    /** How one try ended: with an answer, or with the reason for another. */
    private record Try(
            Optional<Answer> answer, String reason, IOException cause, boolean throttled, Optional<Duration> askedFor) {

        static Try answered(Answer answer) {
            return new Try(Optional.of(answer), "", null, false, Optional.empty());
        }

        RegistryException failure(Request request, Duration wait) {
            String message = request + " failed: " + reason;
            return throttled ? new RegistryBusyException(message, wait) : new RegistryException(message, cause);
        }
    }
}
