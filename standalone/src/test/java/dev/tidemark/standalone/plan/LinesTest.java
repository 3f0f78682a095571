package dev.tidemark.standalone.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinesTest {

    private static final int LONGEST = 100_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {"''=''", "a=a", "a|=a", "a|b=a,b", "a||b|=a,,b", "|a=,a", "|=''''", "a~|b~|=a~,b~"})
    void endAtALineFeedOrWithTheInput(String input, String lines) throws IOException {
        var expected =
                lines.isEmpty() ? List.of() : List.of(lines.replace("'", "").split(",", -1));
        assertThat(texts(input.replace('|', '\n').replace('~', '\r')))
                .isEqualTo(expected.stream()
                        .map(line -> line.toString().replace('~', '\r'))
                        .toList());
    }

    @Test
    void mayBeLongerThanWhatIsReadAtOnce() throws IOException {
        var longest = "x".repeat(LONGEST);
        assertThat(texts(longest + "\n" + longest)).containsExactly(longest, longest);
    }

    @Test
    void areCutWhereTheyAreTooLong() throws IOException {
        var lines = lines("x".repeat(LONGEST + 1) + "\nnext");
        var first = lines.next().orElseThrow();
        assertThat(first.start()).hasSize(LONGEST);
        assertThatThrownBy(first::bytes).isInstanceOf(BadInputException.class).hasMessageContaining("longer");
        assertThat(lines.next().orElseThrow().bytes()).isEqualTo("next".getBytes(StandardCharsets.UTF_8));
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void areBlankWithNothingButSpace() throws IOException {
        assertThat(lines(" \t\r\n").next().orElseThrow().isBlank()).isTrue();
        assertThat(lines(" x\n").next().orElseThrow().isBlank()).isFalse();
    }

    private static List<String> texts(String input) throws IOException {
        var lines = lines(input);
        var texts = new ArrayList<String>();
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            texts.add(new String(line.get().bytes(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static Lines lines(String input) {
        return new Lines(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), LONGEST);
    }
}
