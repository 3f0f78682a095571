package dev.tidemark.evaluator.pattern;

import static dev.tidemark.evaluator.pattern.PatternAnswers.answer;
import static dev.tidemark.evaluator.pattern.PatternAnswers.compiled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.policy.Pattern.Syntax;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

    /** Every answer but the errors is what npm's own implementation, executed, gives. */
    @ParameterizedTest
    @CsvFileSource(resources = "version-ranges.csv", numLinesToSkip = 1)
    void meansWhatItMeansToNpm(String range, String name, String expected) {
        assertThat(answer(Syntax.SEMVER, range, name)).isEqualTo(expected);
    }

    /** Of "any version" together with a range npm's keeps the first only, and with it loses the pre-releases that the other one names. */
    @ParameterizedTest
    @CsvSource({"1.0.0-rc.1, true", "1.0.0-alpha, false", "1.0.1-rc.1, false", "7.0.0, true"})
    void unitesAnyVersionWithTheOthers(String name, boolean expected) {
        assertThat(answer(Syntax.SEMVER, "* || >=1.0.0-rc.1", name)).isEqualTo(String.valueOf(expected));
    }

    @ParameterizedTest
    @CsvSource({"1||, 333", "^1 , 333", ">, 1000", "9, 1000", "x, 1000", "1., 500", "1 - , 250", "|, 1000", "- , 500"})
    void answersHostileRangesInTime(String piece, int times) {
        String range = piece.replace('_', ' ').repeat(times);

        assertThat(CpuTime.isWithin(Duration.ofMillis(50), () -> answer(Syntax.SEMVER, range, "1.2.3")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3-a", "1.2.3-1", "1.2.3-", "v1.2.3-x-y"})
    void readsNamesAsLongAsTheyMayBe(String start) {
        for (String piece : new String[] {"a.", "0", "a-", "0a", "."}) {
            String name = start + piece.repeat(140);
            assertThat(answer(Syntax.SEMVER, ">=1.0.0-0", name.substring(0, 128)))
                    .isIn("true", "false");
            assertThat(compiled(Syntax.SEMVER, name)).isEqualTo("bad pattern");
        }
    }

    @ParameterizedTest
    @CsvSource({"198, ok", "201, too complex a pattern"})
    void refusesARangeThatIsTooLong(int alternatives, String expected) {
        assertThat(compiled(Syntax.SEMVER, "1.2||".repeat(alternatives) + "3")).isEqualTo(expected);
    }
}
