package dev.tidemark.evaluator.pattern;

import static dev.tidemark.evaluator.pattern.PatternAnswers.answer;
import static dev.tidemark.evaluator.pattern.PatternAnswers.compiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.policy.Pattern.Syntax;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "/",
            "*",
            "**",
            "?",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\\",
            "-",
            "!",
            "^",
            "[a-b]",
            "{a,b}",
            "**/",
            "/**",
            "☺",
            "\ud800",
            "\udc00",
            "[☺-☻]",
            ".",
            "+",
            "(",
            "[:alpha:]",
            "$",
            "|");

    @ParameterizedTest
    @CsvFileSource(resources = "globs.csv", numLinesToSkip = 1)
    void meansWhatTheTableSays(String glob, String name, String expected) {
        assertThat(answer(Syntax.GLOB, glob, name)).isEqualTo(expected);
    }

    /** Half a character that was cut in two is a character of its own. */
    @Test
    void takesUnpairedSurrogatesForWhatTheyAre() {
        assertThat(answer(Syntax.GLOB, "[\ud800]", "a")).isEqualTo("false");
        assertThat(answer(Syntax.GLOB, "\ud800?", "\ud800a")).isEqualTo("true");
    }

    @Test
    void neitherFailsNorHangsOnWhateverIsWritten() {
        Random random = new Random(20_261_120);
        for (int i = 0; i < 20_000; i++) {
            String glob = IntStream.range(0, random.nextInt(12))
                    .mapToObj(piece -> PIECES.get(random.nextInt(PIECES.size())))
                    .collect(Collectors.joining());
            assertThat(answer(Syntax.GLOB, glob, "ab/☺")).as(glob).isIn("true", "false", "error");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a", "{a,*}", "{a,aa}", "{", "{,", "[a", "**/", "?", "{a,}", "{a{", "[a-z]*", "*", "**", "[!b]", "a",
                "{*,**}", "\\a", "a,"
            })
    void answersHostileGlobsInTime(String piece) {
        int braces = (int) piece.chars().filter(c -> c == '{').count();
        for (int length : List.of(10_000, 1_000, 300)) {
            int times = length / (piece.length() + braces);
            String open = piece.repeat(times);
            for (String hostile : List.of(open, open + "}".repeat(times * braces))) {
                assertThat(CpuTime.isWithin(Duration.ofMillis(50), () -> answer(Syntax.GLOB, hostile, "a".repeat(128))))
                        .as("%s… of %d", hostile.substring(0, 20), hostile.length())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"a, 9_900, ok", "a, 10_001, too complex a pattern", "*a, 300, ok", "*a, 5_000, too complex a pattern"})
    void refusesWhatNoPersonWrites(String piece, String times, String expected) {
        String glob = piece.repeat(Integer.parseInt(times.replace("_", "")));

        assertThat(compiled(Syntax.GLOB, glob)).isEqualTo(expected);
    }

    @Test
    void readsAsManyNamesAsPeopleList() {
        String names = IntStream.range(0, 500).mapToObj(i -> "service-" + i).collect(Collectors.joining(",", "{", "}"));

        assertThat(answer(Syntax.GLOB, names, "service-499")).isEqualTo("true");
        assertThat(answer(Syntax.GLOB, names, "service-500")).isEqualTo("false");
    }

    @Test
    void nestsAsDeepAsAStackAllows() {
        assertThat(compiled(Syntax.GLOB, "{a,".repeat(200) + "}".repeat(200))).isEqualTo("ok");
        assertThat(compiled(Syntax.GLOB, "{a,".repeat(300) + "}".repeat(300))).isEqualTo("too complex a pattern");
    }

    @Test
    void namesTheGlobThatIsBad() {
        assertThatThrownBy(() -> Glob.compile("{a"))
                .isInstanceOf(PatternException.class)
                .hasMessage("bad pattern: {a");
    }
}
