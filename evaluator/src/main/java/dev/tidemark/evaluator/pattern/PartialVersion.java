package dev.tidemark.evaluator.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.semver4j.Semver;

/**
 * A version of which the last numbers may be left open, as in {@code 1.2} or {@code 1.x}.
 *
 * @param known how many of the numbers are given, from 0 to 3; the others are 0
 * @param preRelease with its dash, empty without one
 */
record PartialVersion(int major, int minor, int patch, int known, String preRelease) {

    private static final String NUMBER = "(0|[1-9][0-9]{0,8})";
    private static final String OPEN = "(?:\\.[xX*])";
    private static final String PRE_RELEASE = "(-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)";
    private static final Pattern FORM =
            Pattern.compile("v?(?:[xX*]%2$s{0,2}|%1$s(?:%2$s{0,2}|\\.%1$s(?:%2$s?|\\.%1$s%3$s?)))"
                    .formatted(NUMBER, OPEN, PRE_RELEASE));

    /** Longer than any tag. */
    private static final int MAX_LENGTH = 140;

    /** Comes before every other pre-release of a version. */
    private static final String LOWEST = "-0";

    /** Nothing where the text is not such a version. */
    static Optional<PartialVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            return Optional.empty();
        }
        int[] numbers = new int[3];
        int known = 0;
        while (known < 3 && matcher.group(known + 1) != null) {
            numbers[known] = Integer.parseInt(matcher.group(known + 1));
            known++;
        }
        String preRelease = matcher.group(4) == null ? "" : matcher.group(4);
        PartialVersion version = new PartialVersion(numbers[0], numbers[1], numbers[2], known, preRelease);
        return Optional.of(version).filter(one -> Semver.isValid(one.text()));
    }

    boolean isAny() {
        return known == 0;
    }

    boolean isFull() {
        return known == 3;
    }

    /** As a version; open numbers are zeros. */
    Semver version() {
        return new Semver(text());
    }

    /** The next one in which the number at that place, counted from 0, is higher. */
    PartialVersion raised(int place) {
        return switch (place) {
            case 0 -> new PartialVersion(major + 1, 0, 0, 3, "");
            case 1 -> new PartialVersion(major, minor + 1, 0, 3, "");
            default -> new PartialVersion(major, minor, patch + 1, 3, "");
        };
    }

    /** The first pre-release of it. */
    PartialVersion lowest() {
        return new PartialVersion(major, minor, patch, 3, LOWEST);
    }

    /** The place of the first number that is not zero, else of the last that is known. */
    int firstThatCounts() {
        int[] numbers = {major, minor, patch};
        int place = 0;
        while (place < known - 1 && numbers[place] == 0) {
            place++;
        }
        return place;
    }

    private String text() {
        return major + "." + minor + "." + patch + preRelease;
    }
}
