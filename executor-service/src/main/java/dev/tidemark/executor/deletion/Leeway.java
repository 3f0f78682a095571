package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.executor.ExecutorConfig;
import dev.tidemark.executor.guard.Ownership;
import dev.tidemark.executor.guard.Pause;
import dev.tidemark.executor.guard.Stops;
import dev.tidemark.executor.registry.RegistryBusyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** How far the carrying out of one plan may go: as long as the partition is ours, nobody stopped it, and its time is not over. */
final class Leeway implements Ownership {

    /** Between two looks at whether there is still a reason to wait. */
    private static final Duration STEP = Duration.ofMillis(200);

    private final DeletionsCondemned plan;
    private final Ownership ownership;
    private final Stops stops;
    private final Duration memory;
    private final Clock clock;
    private final Pause pause;
    private final Instant deadline;

    Leeway(DeletionsCondemned plan, Ownership ownership, Stops stops, ExecutorConfig config, Clock clock, Pause pause) {
        this.plan = plan;
        this.ownership = ownership;
        this.stops = stops;
        this.memory = config.memory();
        this.clock = clock;
        this.pause = pause;
        this.deadline = clock.instant().plus(config.deletionTime());
    }

    @Override
    public boolean awaitSure() {
        return ownership.awaitSure();
    }

    /** Why nothing more may be deleted, if so; asked between any two deletions. */
    Optional<Reason> interruption() {
        Instant now = clock.instant();
        if (stops.isStopped(plan.task().execution())
                || stops.isPaused(plan.task().registry())) {
            return Optional.of(Reason.STOPPED);
        }
        // What was told of it before that is not remembered any more: it may have ended.
        boolean forgotten = plan.meta().occurredAt().isBefore(now.minus(memory));
        if (forgotten || now.isAfter(plan.notAfter())) {
            return Optional.of(Reason.EXPIRED);
        }
        return now.isAfter(deadline) ? Optional.of(Reason.BUDGET) : Optional.empty();
    }

    /**
     * Makes the request again, from its own beginning, for as long as the registry is busy.
     *
     * @throws RegistryBusyException if it still was when something interrupted the wait
     * @throws dev.tidemark.executor.guard.RevokedException if the partition became another worker's
     */
    <T> T patiently(Supplier<T> request) {
        while (true) {
            try {
                return request.get();
            } catch (RegistryBusyException busy) {
                if (!leaveAlone(busy.retryAfter())) {
                    throw busy;
                }
            }
        }
    }

    /** Whether the time passed without an interruption. */
    private boolean leaveAlone(Duration time) {
        Instant until = clock.instant().plus(time);
        while (interruption().isEmpty()) {
            ownership.awaitSure();
            Duration left = Duration.between(clock.instant(), until);
            if (left.isNegative() || left.isZero()) {
                return true;
            }
            pause.take(left.compareTo(STEP) < 0 ? left : STEP);
        }
        return false;
    }
}
