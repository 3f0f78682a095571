package dev.tidemark.audit.rest;

import jakarta.ws.rs.BadRequestException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/**
 * Which part of a list is asked for. Taken as texts, because a number that is none should be the caller's mistake (400), not a path
 * that does not exist.
 *
 * @param limit {@link Integer#MAX_VALUE} for all
 */
public record Paging(long offset, int limit) {

    public static final int MOST = 1_000;

    /** @param limit all where it is not given */
    public static Paging parse(String offset, String limit) {
        return new Paging(
                offset == null ? 0 : number("offset", offset, 0, Long.MAX_VALUE), limit(limit, Integer.MAX_VALUE));
    }

    public static int limit(String limit, int otherwise) {
        return limit == null ? otherwise : (int) number("limit", limit, 1, MOST);
    }

    /** @return null where it is not given */
    public static Long id(String name, String text) {
        return text == null ? null : number(name, text, 1, Long.MAX_VALUE);
    }

    /** A number from 0. */
    public static long number(String name, String text) {
        return number(name, text, 0, Long.MAX_VALUE);
    }

    /** @return null where it is not given */
    public static OffsetDateTime moment(String name, String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequestException(name + " is a time, such as 2026-11-20T02:00:00Z");
        }
    }

    private static long number(String name, String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same mistake as a number out of range
        }
        String range = most == Long.MAX_VALUE ? "from " + least : "from " + least + " to " + most;
        throw new BadRequestException(name + " is a number " + range);
    }
}
