package dev.tidemark.policy.api;

import dev.tidemark.contracts.policy.GroupBy;
import dev.tidemark.contracts.policy.Keep;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a rule retains, in words. */
final class KeepWords implements Keep.Cases<String> {

    static String of(Keep keep) {
        return keep.match(new KeepWords());
    }

    @Override
    public String always(Keep.Always keep) {
        return "all";
    }

    @Override
    public String newest(Keep.Newest keep) {
        String each = keep.groupBy() == null ? "" : " of each " + keep.groupBy().match(new Streams());
        return "the newest " + keep.count() + each + " by " + by(keep.by());
    }

    @Override
    public String within(Keep.Within keep) {
        return "whose " + by(keep.by()) + " was within " + keep.days() + " days";
    }

    @Override
    public String youngerThan(Keep.YoungerThan keep) {
        return "whose " + by(keep.by()) + " was within " + span(keep.seconds());
    }

    private static String span(long seconds) {
        long day = Duration.ofDays(1).toSeconds();
        return seconds % day == 0
                ? seconds / day + " days"
                : Duration.ofSeconds(seconds).toString();
    }

    @Override
    public String all(Keep.All keep) {
        return "those that are both " + joined(keep.of(), " and ");
    }

    @Override
    public String any(Keep.Any keep) {
        return joined(keep.of(), ", or ");
    }

    private static String joined(List<Keep> parts, String word) {
        return parts.stream().map(KeepWords::of).collect(Collectors.joining(word));
    }

    private static String by(Keep.By by) {
        return switch (by) {
            case PUSHED -> "last push";
            case PULLED -> "last pull";
            case ACTIVE -> "last push or pull";
            case CREATED -> "creation";
        };
    }

    private static final class Streams implements GroupBy.Cases<String> {

        @Override
        public String capture(GroupBy.Capture groupBy) {
            return "capture of \"" + groupBy.regexp() + "\"";
        }

        @Override
        public String version(GroupBy.Version groupBy) {
            return Words.of(groupBy.part()) + " version";
        }
    }
}
