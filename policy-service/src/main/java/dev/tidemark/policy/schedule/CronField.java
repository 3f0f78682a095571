package dev.tidemark.policy.schedule;

import java.util.List;
import java.util.Locale;

/**
 * The values that one field of a cron expression allows.
 *
 * @param values a bit each
 * @param isRestricted whether it is anything but {@code *} or {@code ?}, alone, in steps of 1 or in a list
 */
record CronField(long values, boolean isRestricted) {

    boolean contains(int value) {
        return (values >> value & 1) == 1;
    }

    /** The fields there are. */
    enum Kind {
        MINUTE("minute", 0, 59, List.of()),
        HOUR("hour", 0, 23, List.of()),
        DAY_OF_MONTH("day of month", 1, 31, List.of()),
        MONTH(
                "month",
                1,
                12,
                List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
        DAY_OF_WEEK("day of week", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

        private final String title;
        private final int min;
        private final int max;
        private final List<String> names;

        Kind(String title, int min, int max, List<String> names) {
            this.title = title;
            this.min = min;
            this.max = max;
            this.names = names;
        }

        /**
         * Reads a list of values, ranges and steps.
         *
         * @throws InvalidCronException if it is none
         */
        CronField parse(String text) {
            long values = 0;
            boolean restricted = true;
            for (String part : text.split(",", -1)) {
                values |= valuesOf(part);
                restricted &= !isWild(part.endsWith("/1") ? part.substring(0, part.length() - 2) : part);
            }
            return new CronField(values, restricted);
        }

        private long valuesOf(String part) {
            String[] rangeAndStep = part.split("/", -1);
            String[] bounds = rangeAndStep[0].split("-", -1);
            if (rangeAndStep.length > 2 || bounds.length > 2) {
                throw invalid(part);
            }
            boolean wild = isWild(bounds[0]);
            int from = wild ? min : value(bounds[0]);
            boolean open = wild || rangeAndStep.length == 2;
            int to = bounds.length == 2 ? value(bounds[1]) : open ? max : from;
            int step = rangeAndStep.length == 2 ? number(rangeAndStep[1]) : 1;
            if (from < min || to > max || from > to || step < 1 || wild && bounds.length == 2) {
                throw invalid(part);
            }
            return bits(from, to, step);
        }

        private static long bits(int from, int to, int step) {
            long bits = 0;
            // A long, because a step may be as large as an int.
            for (long value = from; value <= to; value += step) {
                bits |= 1L << value;
            }
            return bits;
        }

        private static boolean isWild(String text) {
            return text.equals("*") || text.equals("?");
        }

        private int value(String text) {
            int name = names.indexOf(text.toLowerCase(Locale.ROOT));
            return name < 0 ? number(text) : name + min;
        }

        private int number(String text) {
            if (!text.matches("[0-9]{1,9}")) {
                throw invalid(text);
            }
            return Integer.parseInt(text);
        }

        private InvalidCronException invalid(String text) {
            return new InvalidCronException("bad " + title + ": " + text + " (" + min + " to " + max + ")");
        }
    }
}
