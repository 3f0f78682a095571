package dev.tidemark.evaluator.artifactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.evaluator.pattern.NamePattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class AntPatternTest {

    @ParameterizedTest
    @CsvFileSource(resources = "ant-patterns.csv", numLinesToSkip = 1)
    void meansWhatItMeansToAnt(String pattern, String name, boolean expected) {
        assertThat(NamePattern.compile(AntPattern.compile("repos", pattern)).matches(name))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a", "a*", "**/", "?", "*?", "**", "/**", "[*", "{*,"})
    void answersHostilePatterns(String piece) {
        String pattern = piece.repeat(255 / piece.length());

        assertThat(NamePattern.compile(AntPattern.compile("repos", pattern)).matches("b/" + "a".repeat(250) + "!"))
                .isIn(true, false);
        assertThatThrownBy(() -> AntPattern.compile("repos", piece.repeat(256)))
                .hasMessage("repos has a pattern longer than 255 characters");
    }
}
