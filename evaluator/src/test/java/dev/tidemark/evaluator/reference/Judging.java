package dev.tidemark.evaluator.reference;

import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.policy.GroupBy;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Snapshot;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/** What one rule says of things. */
final class Judging {

    private final Instant now;
    private final Instant pullsKnownSince;
    private final String name;
    private final Keep keep;
    private final List<Thing> surelySelected;
    private final List<Thing> maySelected;

    Judging(Snapshot snapshot, Manifests manifests, Instant now, List<Thing> things, RetentionRule rule) {
        this.now = now;
        pullsKnownSince = snapshot.pullsKnownSince();
        name = rule.name();
        keep = rule.keep();
        surelySelected = selected(snapshot, manifests, things, rule, false);
        maySelected = selected(snapshot, manifests, things, rule, true);
    }

    private static List<Thing> selected(
            Snapshot snapshot, Manifests manifests, List<Thing> things, RetentionRule rule, boolean unknown) {
        return things.stream()
                .filter(thing -> new Selecting(manifests, snapshot.repository(), thing, unknown).all(rule.artifacts()))
                .toList();
    }

    String name() {
        return name;
    }

    /** Empty if the rule surely does not select it. */
    Optional<Finding> finding(Thing thing) {
        return contains(maySelected, thing) ? Optional.of(finding(thing, keep)) : Optional.empty();
    }

    private static boolean contains(List<Thing> things, Thing thing) {
        return things.stream().anyMatch(one -> one == thing);
    }

    private Finding finding(Thing thing, Keep keep) {
        return keep.match(new Of(thing));
    }

    /** What is decided for a selected thing is decided for one that may be selected only as far as it is. */
    private Finding asFarAsSelected(Thing thing, boolean surely, boolean possibly, Reason doubt, Integer rank) {
        boolean maybeSelected = !contains(surelySelected, thing);
        return new Finding(
                surely && !maybeSelected, possibly, surely && maybeSelected ? Reason.FACTS_UNKNOWN : doubt, rank);
    }

    private final class Of implements Keep.Cases<Finding> {
        private final Thing thing;

        private Of(Thing thing) {
            this.thing = thing;
        }

        @Override
        public Finding always(Keep.Always keep) {
            return asFarAsSelected(thing, true, true, null, null);
        }

        @Override
        public Finding newest(Keep.Newest keep) {
            List<Thing> ahead = maySelected.stream()
                    .filter(other -> isAhead(other, thing, keep.by()))
                    .filter(other -> stream(other, keep.groupBy()).equals(stream(thing, keep.groupBy())))
                    .toList();
            if (isProven(thing, keep.by())) {
                Predicate<Thing> sure = other -> isProven(other, keep.by()) && contains(surelySelected, other);
                int rank = 1 + (int) ahead.stream().filter(sure).count();
                return asFarAsSelected(thing, rank <= keep.count(), rank <= keep.count(), null, rank);
            }
            int rank = 1 + ahead.size();
            return asFarAsSelected(thing, rank <= keep.count(), true, doubt(keep.by(), thing.isPushProven()), rank);
        }

        @Override
        public Finding within(Keep.Within keep) {
            BigInteger from = keep.exclusive() ? Times.nanos(now) : Times.wholeSeconds(Times.nanos(now));
            BigInteger cutoff = from.subtract(Times.days(keep.days()));
            return young(keep.by(), cutoff, at -> {
                int order = Times.wholeSeconds(at).compareTo(cutoff);
                return keep.exclusive() ? order > 0 : order >= 0;
            });
        }

        @Override
        public Finding youngerThan(Keep.YoungerThan keep) {
            BigInteger cutoff = Times.nanos(now).subtract(Times.seconds(keep.seconds()));
            return young(keep.by(), cutoff, at -> at.compareTo(cutoff) >= 0);
        }

        private Finding young(By by, BigInteger cutoff, Predicate<BigInteger> later) {
            Predicate<Instant> young = at -> cutoff.signum() < 0 || later.test(Times.nanos(at));
            boolean pushed = by == By.PUSHED || by == By.ACTIVE;
            boolean pulled = by == By.PULLED || by == By.ACTIVE;
            Instant since = thing.untaggedSince();
            boolean surely = pushed && since != null && young.test(since)
                    || pushed
                            && thing.pushed() != null
                            && young.test(thing.pushed().at())
                    || pulled
                            && thing.pulled() != null
                            && young.test(thing.pulled().at())
                    || by == By.CREATED && thing.created(now) != null && young.test(thing.created(now));
            boolean possibly = surely
                    || pushed && since == null && !thing.isPushProven()
                    || pulled && !isLastPullTold(thing) && !arePullsKnownSince(cutoff)
                    || by == By.CREATED && thing.created(now) == null;
            return asFarAsSelected(thing, surely, possibly, doubt(by, since != null || thing.isPushProven()), null);
        }

        @Override
        public Finding all(Keep.All keep) {
            List<Finding> parts =
                    keep.of().stream().map(part -> finding(thing, part)).toList();
            return first(
                    parts,
                    parts.stream().allMatch(Finding::surely),
                    parts.stream().allMatch(Finding::possibly));
        }

        @Override
        public Finding any(Keep.Any keep) {
            List<Finding> parts =
                    keep.of().stream().map(part -> finding(thing, part)).toList();
            return first(
                    parts,
                    parts.stream().anyMatch(Finding::surely),
                    parts.stream().anyMatch(Finding::possibly));
        }

        /** The first part whose answer is that of the whole. */
        private Finding first(List<Finding> parts, boolean surely, boolean possibly) {
            return parts.stream()
                    .filter(part -> part.surely() == surely && part.possibly() == possibly)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private boolean isAhead(Thing one, Thing other, By by) {
        Comparator<Thing> order = Comparator.comparing((Thing thing) -> thing.at(by, now))
                .reversed()
                .thenComparing(Thing.NEWEST_FIRST);
        return order.compare(one, other) < 0;
    }

    /** Whether it is known so well that something may go because of it. */
    private boolean isProven(Thing thing, By by) {
        return switch (by) {
            case PUSHED -> thing.isPushProven();
            case PULLED -> isPullProven(thing);
            case ACTIVE -> thing.isPushProven() && isPullProven(thing);
            case CREATED -> thing.created(now) != null;
        };
    }

    /** What was never pulled, as far as is known, has no place among its like but by its push. */
    private boolean isPullProven(Thing thing) {
        TimeEvidence pulled = thing.pulled();
        if (pulled == null) {
            return thing.isPushProven() && arePullsKnownSince(Times.nanos(thing.firstPossiblePull()));
        }
        return isLastPullTold(thing) || pullsKnownSince != null && !pullsKnownSince.isAfter(pulled.at());
    }

    private static boolean isLastPullTold(Thing thing) {
        return thing.pulled() != null && thing.pulled().source() == TimeSource.REGISTRY;
    }

    /** Before the first images there were no pulls. */
    private boolean arePullsKnownSince(BigInteger nanos) {
        BigInteger first = Times.nanos(Times.FIRST_IMAGES);
        return pullsKnownSince != null && Times.nanos(pullsKnownSince).compareTo(nanos.max(first)) <= 0;
    }

    private static Reason doubt(By by, boolean pushIsProven) {
        boolean pull = by == By.PULLED || by == By.ACTIVE && pushIsProven;
        return pull ? Reason.PULL_EVIDENCE_INCOMPLETE : Reason.TIME_UNKNOWN;
    }

    /** Of the first tag that names one; empty if none does. */
    private static List<Object> stream(Thing thing, GroupBy groupBy) {
        return groupBy == null
                ? List.of()
                : thing.tags().stream()
                        .map(tag -> stream(tag, groupBy))
                        .filter(stream -> !stream.isEmpty())
                        .findFirst()
                        .orElse(List.of());
    }

    private static List<Object> stream(Tag tag, GroupBy groupBy) {
        return groupBy.match(new GroupBy.Cases<List<Object>>() {
            @Override
            public List<Object> capture(GroupBy.Capture capture) {
                Matcher matcher = Pattern.compile(capture.regexp()).matcher(tag.value());
                List<Object> captured = new ArrayList<>();
                if (matcher.find()) {
                    for (int i = Math.min(1, matcher.groupCount()); i <= matcher.groupCount(); i++) {
                        captured.add(matcher.group(i) == null ? "" : matcher.group(i));
                    }
                }
                return captured;
            }

            @Override
            public List<Object> version(GroupBy.Version by) {
                Semver version = Semver.parse(tag.value());
                return version == null
                        ? List.of()
                        : List.<Object>of(version.getMajor(), version.getMinor(), version.getPatch())
                                .subList(0, 1 + by.part().ordinal());
            }
        });
    }
}
