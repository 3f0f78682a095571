package dev.tidemark.policy.schedule;

import dev.tidemark.contracts.policy.Dialect;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes schedules in the forms of other dialects, where these have one for the same instants, whenever they are asked. */
public final class CronForms {

    private static final Duration DAY = Duration.ofDays(1);

    private CronForms() {}

    /** The expression of that dialect, about UTC where it is about local time; nothing where it has none. */
    public static Optional<String> of(Dialect dialect, Cron cron) {
        return switch (dialect) {
            case HARBOR -> cron instanceof HarborCron ? Optional.of(cron.expression()) : Optional.empty();
            case TIDEMARK -> cron instanceof QuartzCron ? Optional.empty() : Optional.of(cron.expression());
            case SWR ->
                cron instanceof Every every && every.period().equals(DAY)
                        ? Optional.of(every.expression())
                        : Optional.empty();
            case ARTIFACTORY -> cron instanceof HarborCron harbor ? inQuartz(harbor) : Optional.empty();
        };
    }

    /** Quartz has one of two fields for days, and counts those of a week from 1. */
    private static Optional<String> inQuartz(HarborCron cron) {
        boolean byMonth = cron.dayOfMonth().isRestricted();
        boolean byWeek = cron.dayOfWeek().isRestricted();
        if (byMonth && byWeek) {
            return Optional.empty();
        }
        return Optional.of(String.join(
                " ",
                "0",
                values(cron.minute(), 0, 59, 0),
                values(cron.hour(), 0, 23, 0),
                byWeek ? "?" : values(cron.dayOfMonth(), 1, 31, 0),
                values(cron.month(), 1, 12, 0),
                byWeek ? values(cron.dayOfWeek(), 0, 6, 1) : "?"));
    }

    private static String values(CronField field, int min, int max, int more) {
        return field.isRestricted()
                ? IntStream.rangeClosed(min, max)
                        .filter(field::contains)
                        .mapToObj(value -> Integer.toString(value + more))
                        .collect(Collectors.joining(","))
                : "*";
    }
}
