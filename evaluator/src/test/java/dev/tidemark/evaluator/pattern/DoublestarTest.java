package dev.tidemark.evaluator.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoublestarTest {

    private static final List<String> PIECES = List.of(
            "a", "b", "/", "*", "**", "?", "[", "]", "{", "}", ",", "\\", "-", "^", "[a-b]", "{a,b}", "{,a}", "{a/b,a}",
            "/**", "**/", "☺", "*}", "{a/", ",b}");

    private static final List<String> NAMES = List.of("a", "a", "b", "/", "ab", "☺", "]", ",", "-");

    /** Documented rows and quirks; every answer is what the original, executed, gives. */
    @ParameterizedTest
    @CsvFileSource(resources = "patterns.csv", numLinesToSkip = 1)
    void meansWhatTheOriginalMeans(String pattern, String name, String expected) {
        assertThat(answer(pattern, name)).isEqualTo(expected);
    }

    /** Random rows with the original's answers. */
    @ParameterizedTest
    @CsvFileSource(resources = "random-patterns.csv", numLinesToSkip = 1)
    void meansWhatTheOriginalMeansInOddCasesToo(String pattern, String name, String expected) {
        assertThat(answer(pattern, name)).isEqualTo(expected);
    }

    @Test
    void answersLikeTheSlowAlgorithmOnRandomPatterns() {
        long seed = 20_261_120;
        Random random = new Random(seed);
        for (int i = 0; i < 60_000; i++) {
            String pattern = draw(random, PIECES, 10);
            String name = draw(random, NAMES, 5);
            assertThat(answer(pattern, name))
                    .as("%s against %s (seed %d, row %d)", pattern, name, seed, i)
                    .isEqualTo(slowAnswer(pattern, name));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a", "{a,*}", "{a,aa}", "{", "{,", "[a", "{[,b]a}", "a/**/", "{*,{", "*{,a}", "**", "?", "{a,}", "{a{",
                "[a-z]*"
            })
    void answersHostilePatternsInTime(String piece) {
        int braces = (int) piece.chars().filter(c -> c == '{').count();
        int times = 10_000 / (piece.length() + braces);
        String open = piece.repeat(times);
        String closed = open + "}".repeat(times * braces);

        for (String hostile : List.of(open, closed)) {
            assertThat(CpuTime.isWithin(Duration.ofMillis(50), () -> answer(hostile, "a".repeat(128))))
                    .as("%s…", hostile.substring(0, 40))
                    .isTrue();
        }
    }

    @Test
    void refusesWhatCannotBeMatchedInBoundedTime() {
        String doubling = "{[,x}{]".repeat(40) + "a" + "}".repeat(40);

        assertThatThrownBy(() -> Doublestar.compile(doubling))
                .isInstanceOf(PatternException.class)
                .hasMessageStartingWith("too complex a pattern: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[", "[]", "[-a]", "[a-]", "a{b", "{a,{b}", "a\\", "x/{a"})
    void knowsAMalformedPatternBeforeItMeetsAName(String pattern) {
        assertThat(Doublestar.compile(pattern).isMalformed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "**", "}", "]", "{a,b}", "[^a]", "\\[", "a,b", "{,}", "[z-a]", "[!a]"})
    void takesAWellFormedPatternForWhatItIs(String pattern) {
        assertThat(Doublestar.compile(pattern).isMalformed()).isFalse();
    }

    @Test
    void namesThePatternThatIsBad() {
        assertThatThrownBy(() -> Doublestar.compile("a[").matches("ab"))
                .isInstanceOf(PatternException.class)
                .hasMessage("bad pattern: a[");
    }

    private static String answer(String pattern, String name) {
        try {
            return String.valueOf(Doublestar.compile(pattern).matches(name));
        } catch (PatternException bad) {
            return "error";
        }
    }

    private static String slowAnswer(String pattern, String name) {
        try {
            return String.valueOf(NaiveDoublestar.matches(pattern, name));
        } catch (PatternException bad) {
            return "error";
        }
    }

    private static String draw(Random random, List<String> pieces, int max) {
        return IntStream.range(0, random.nextInt(max))
                .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
    }
}
