package dev.tidemark.policy.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Harbor's cron: six fields, seconds always {@code 0}, in UTC. It is parsed here and not by a library because the libraries at hand
 * disagree with it where it matters: if both day fields are restricted either may match, {@code *}{@code /2} is a restriction,
 * {@code a/n} runs to the end, Sunday is 0 only, and there is no {@code L}, {@code W}, {@code #} and no {@code @daily}.
 */
public final class HarborCron implements Cron {

    /** An expression that fits no date within the next leap cycle never does. */
    private static final int YEARS = 8;

    private static final int LONGEST = 1_000;

    private final String expression;
    private final CronField minute;
    private final CronField hour;
    private final CronField dayOfMonth;
    private final CronField month;
    private final CronField dayOfWeek;

    private HarborCron(String expression, String[] fields) {
        this.expression = expression;
        this.minute = CronField.Kind.MINUTE.parse(fields[1]);
        this.hour = CronField.Kind.HOUR.parse(fields[2]);
        this.dayOfMonth = CronField.Kind.DAY_OF_MONTH.parse(fields[3]);
        this.month = CronField.Kind.MONTH.parse(fields[4]);
        this.dayOfWeek = CronField.Kind.DAY_OF_WEEK.parse(fields[5]);
    }

    /**
     * Reads an expression.
     *
     * @throws InvalidCronException if it is none
     */
    public static HarborCron parse(String expression) {
        if (expression.length() > LONGEST) {
            throw new InvalidCronException("longer than " + LONGEST + " characters");
        }
        String[] fields = expression.strip().split("\\s+");
        if (fields.length != 6) {
            throw new InvalidCronException(
                    "expected exactly 6 fields, found " + fields.length + ": [" + expression + "]");
        }
        if (!fields[0].equals("0")) {
            throw new InvalidCronException("the 1st field (indicating Seconds of time) of the cron setting must be 0");
        }
        return new HarborCron(expression, fields);
    }

    @Override
    public String expression() {
        return expression;
    }

    CronField minute() {
        return minute;
    }

    CronField hour() {
        return hour;
    }

    CronField dayOfMonth() {
        return dayOfMonth;
    }

    CronField month() {
        return month;
    }

    CronField dayOfWeek() {
        return dayOfWeek;
    }

    @Override
    public Optional<Instant> next(Instant after) {
        LocalDateTime from = LocalDateTime.ofInstant(after, ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1);
        LocalDate last = from.toLocalDate().plusYears(YEARS);
        for (LocalDate day = from.toLocalDate(); day.isBefore(last); day = day.plusDays(1)) {
            if (matches(day)) {
                int earliest = day.equals(from.toLocalDate()) ? from.getHour() * 60 + from.getMinute() : 0;
                Optional<LocalDateTime> found = firstOn(day, earliest);
                if (found.isPresent()) {
                    return found.map(time -> time.toInstant(ZoneOffset.UTC));
                }
            }
        }
        return Optional.empty();
    }

    private boolean matches(LocalDate day) {
        boolean byMonth = dayOfMonth.contains(day.getDayOfMonth());
        boolean byWeek = dayOfWeek.contains(day.getDayOfWeek().getValue() % 7);
        boolean either = dayOfMonth.isRestricted() && dayOfWeek.isRestricted();
        return month.contains(day.getMonthValue()) && (either ? byMonth || byWeek : byMonth && byWeek);
    }

    private Optional<LocalDateTime> firstOn(LocalDate day, int earliestMinute) {
        for (int at = earliestMinute; at < 24 * 60; at++) {
            if (hour.contains(at / 60) && minute.contains(at % 60)) {
                return Optional.of(day.atTime(at / 60, at % 60));
            }
        }
        return Optional.empty();
    }
}
