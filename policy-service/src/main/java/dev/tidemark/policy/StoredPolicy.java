package dev.tidemark.policy;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.evaluator.meaning.Meaning;
import dev.tidemark.evaluator.pattern.PatternException;
import dev.tidemark.policy.schedule.Cron;
import dev.tidemark.policy.schedule.CronForms;
import dev.tidemark.policy.schedule.InvalidCronException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A policy, and what its row knows beside it.
 *
 * @param name what its client calls it
 * @param project the number of the project that it was made for; empty if it was made for no project by its number
 * @param enabled whether clock and events may make it run
 * @param nextRun when its schedule is due
 * @param maxRun how long an execution may take; empty for a day
 */
public record StoredPolicy(
        Policy policy,
        Optional<String> name,
        Optional<Integer> project,
        boolean enabled,
        Optional<Instant> nextRun,
        Optional<Duration> maxRun,
        Instant createdAt,
        Instant updatedAt) {

    /** When it runs by itself, be it enabled or not. */
    public Optional<Cron> schedule() {
        return Optional.ofNullable(policy.cron()).map(expression -> Cron.of(policy.dialect(), expression, createdAt));
    }

    /** When it runs by itself, in the form of that dialect; nothing if it does not, or if that has no form for it. */
    public Optional<String> cronIn(Dialect dialect) {
        return schedule().flatMap(schedule -> CronForms.of(dialect, schedule));
    }

    /** What its rules say; nothing if that depends on a pattern that is none, or if nobody can say when it runs. */
    public Optional<Meaning> meaning() {
        try {
            schedule();
            return Optional.of(new Meaning(policy.scope(), policy.rules()));
        } catch (PatternException | InvalidCronException malformed) {
            return Optional.empty();
        }
    }

    /** Whether a document of another dialect says just what this policy says, its schedule and its limits included. */
    public boolean isSaidBy(PolicyDraft draft) {
        Optional<String> times = cronIn(draft.dialect());
        return draft.enabled() == enabled
                && draft.maxRun().isEmpty()
                && maxRun.isEmpty()
                && schedule().isPresent() == times.isPresent()
                && times.equals(draft.cron().map(Cron::expression))
                && meaning().equals(Optional.of(new Meaning(policy.scope(), draft.rules())));
    }

    /** As clients of another dialect see it, who know it by its number and by this document. It stays what it is. */
    public StoredPolicy shownAs(String document) {
        Policy shown = new Policy(
                policy.id(),
                policy.revision(),
                policy.dialect(),
                policy.scope(),
                policy.rules(),
                policy.cron(),
                document,
                policy.eventTrigger());
        return new StoredPolicy(shown, name, project, enabled, nextRun, maxRun, createdAt, updatedAt);
    }

    /** As clients see it who know projects by their numbers. */
    public StoredPolicy shownIn(int number) {
        return new StoredPolicy(policy, name, Optional.of(number), enabled, nextRun, maxRun, createdAt, updatedAt);
    }

    /** Where it can be changed, for who tries it elsewhere. */
    public String whereToChange() {
        return "policy " + policy.id() + " is written in the dialect "
                + policy.dialect().name().toLowerCase(Locale.ROOT)
                + ", and is changed or deleted there or at /api/v1/policies/" + policy.id();
    }
}
