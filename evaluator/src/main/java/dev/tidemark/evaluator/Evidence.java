package dev.tidemark.evaluator;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.evaluator.rule.Candidate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which evidence a decision has to show beside pushes and pulls: what no rule looks at, no decision rests on.
 *
 * @param times those that rules look at
 * @param pullsKnownSince null where pulls are known only by chance
 */
record Evidence(Set<By> times, Instant pullsKnownSince) {

    static Evidence of(List<RetentionRule> rules, Instant pullsKnownSince) {
        Set<By> times = EnumSet.noneOf(By.class);
        rules.stream()
                .filter(rule -> !rule.disabled())
                .forEach(rule -> times.addAll(rule.keep().match(new Looks())));
        return new Evidence(times, pullsKnownSince);
    }

    /** The image's own creation time, if that matters and is known. */
    Instant created(Candidate candidate) {
        return times.contains(By.CREATED) ? candidate.traits().created() : null;
    }

    /** From when on pulls are known, if pulls matter. */
    Instant pulls() {
        return times.contains(By.PULLED) || times.contains(By.ACTIVE) ? pullsKnownSince : null;
    }

    private static final class Looks implements Keep.Cases<Set<By>> {

        @Override
        public Set<By> always(Keep.Always keep) {
            return Set.of();
        }

        @Override
        public Set<By> newest(Keep.Newest keep) {
            return Set.of(keep.by());
        }

        @Override
        public Set<By> within(Keep.Within keep) {
            return Set.of(keep.by());
        }

        @Override
        public Set<By> youngerThan(Keep.YoungerThan keep) {
            return Set.of(keep.by());
        }

        @Override
        public Set<By> all(Keep.All keep) {
            return united(keep.of());
        }

        @Override
        public Set<By> any(Keep.Any keep) {
            return united(keep.of());
        }

        private Set<By> united(List<Keep> parts) {
            Set<By> all = EnumSet.noneOf(By.class);
            parts.forEach(part -> all.addAll(part.match(this)));
            return all;
        }
    }
}
