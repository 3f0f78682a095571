package dev.tidemark.policy.schedule;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * A cron in Quartz's form: six or seven fields, seconds first, a year last. Which local times it means, Quartz says; which instants they
 * are is said here, because a calendar that is asked for a time in the gap of a clock change answers with one after it. A local time that
 * happens twice is its first instant, and one that does not exist is the end of the gap.
 */
public final class QuartzCron implements Cron {

    /** Between a zone and the fields: a schedule stays what it was if the service is told another zone later. */
    private static final String ZONE = "CRON_TZ=";

    private static final int LONGEST = 250;

    private final String fields;
    private final ZoneId zone;
    /** By a clock without changes. It is no value, and remembers nothing between two questions. */
    private final CronExpression local;

    private QuartzCron(String fields, ZoneId zone) {
        this.fields = fields;
        this.zone = zone.normalized();
        this.local = local(fields);
    }

    /**
     * Reads an expression.
     *
     * @param zone whose local time it is about
     * @throws InvalidCronException if it is none
     */
    public static QuartzCron parse(String fields, ZoneId zone) {
        if (fields.length() > LONGEST) {
            throw new InvalidCronException("longer than " + LONGEST + " characters");
        }
        if (fields.isBlank()) {
            throw new InvalidCronException("it is empty");
        }
        return new QuartzCron(fields, zone);
    }

    /**
     * Reads what {@link #expression} wrote.
     *
     * @throws InvalidCronException if it did not
     */
    static QuartzCron stored(String expression) {
        if (!expression.startsWith(ZONE)) {
            return parse(expression, ZoneOffset.UTC);
        }
        int end = expression.indexOf(' ');
        try {
            return parse(expression.substring(end + 1), ZoneId.of(expression.substring(ZONE.length(), end)));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            throw new InvalidCronException("no zone: " + expression);
        }
    }

    private static CronExpression local(String fields) {
        try {
            CronExpression parsed = new CronExpression(fields);
            parsed.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
            // Some slips it finds out only when it is asked.
            parsed.getNextValidTimeAfter(new Date(0));
            return parsed;
        } catch (ParseException | RuntimeException e) {
            // Its parser also throws what the slip made of it.
            throw new InvalidCronException(e.getMessage() == null ? "not in Quartz's form" : e.getMessage());
        }
    }

    @Override
    public String expression() {
        return zone.equals(ZoneOffset.UTC) ? fields : ZONE + zone + " " + fields;
    }

    @Override
    public Optional<Instant> next(Instant after) {
        Optional<LocalDateTime> time = nextLocal(LocalDateTime.ofInstant(after, zone));
        // Within the hour that comes for the second time, all that matches has been.
        while (time.isPresent() && !instant(time.get()).isAfter(after)) {
            time = nextLocal(time.get());
        }
        return time.map(this::instant);
    }

    private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
        return ask(Date.from(after.toInstant(ZoneOffset.UTC)))
                .map(date -> LocalDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC));
    }

    /** What it cannot tell does not come. */
    private Optional<Date> ask(Date after) {
        try {
            return Optional.ofNullable(local.getNextValidTimeAfter(after));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Instant instant(LocalDateTime time) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(zone).toInstant();
    }
}
