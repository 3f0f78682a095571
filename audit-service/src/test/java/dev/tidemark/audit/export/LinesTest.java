package dev.tidemark.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LinesTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(String text, Long number, boolean flag, List<String> list, Instant at) {}

    private static final Line FULL = new Line("text", 7L, true, List.of("v1", "v2"), AT);
    private static final Line EMPTY = new Line(null, null, false, List.of(), null);

    @Test
    void csvIsALineOfNamesAndARowForEachLine() {
        assertThat(head(Format.CSV)).isEqualTo("text,number,flag,list,at\r\n");
        assertThat(written(Format.CSV, FULL, EMPTY))
                .isEqualTo("text,7,true,v1 v2,2026-11-20T02:00:00Z\r\n,,false,,\r\n");
    }

    @Test
    void ndjsonIsAnObjectForEachLine() {
        assertThat(head(Format.NDJSON)).isEmpty();
        assertThat(written(Format.NDJSON, FULL, EMPTY))
                .isEqualTo(
                        """
                        {"text":"text","number":7,"flag":true,"list":["v1","v2"],"at":"2026-11-20T02:00:00Z"}
                        {"flag":false,"list":[]}
                        """);
        assertThat(written(Format.NDJSON)).isEmpty();
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                Arguments.of("plain", "plain"),
                Arguments.of("a,b", "\"a,b\""),
                Arguments.of("a \"quoted\" word", "\"a \"\"quoted\"\" word\""),
                Arguments.of("two\nlines", "\"two\nlines\""),
                Arguments.of("carriage\rreturn", "\"carriage\rreturn\""),
                Arguments.of("a=b", "a=b"),
                Arguments.of("ends-with-", "ends-with-"),
                Arguments.of("=1+1", "'=1+1"),
                Arguments.of("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
                Arguments.of("+1", "'+1"),
                Arguments.of("-1", "'-1"),
                Arguments.of("@SUM(A1)", "'@SUM(A1)"),
                Arguments.of("\t=1", "'\t=1"),
                Arguments.of("\uFF1D1", "'\uFF1D1"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void csvQuotesAndDefusesTexts(String text, String cell) {
        String row = written(Format.CSV, new Line(text, null, false, List.of(), null));

        assertThat(row).isEqualTo(cell + ",,false,,\r\n");
    }

    @Test
    void ndjsonLeavesTextsAsTheyAre() {
        assertThat(written(Format.NDJSON, new Line("=1+1", null, false, List.of(), null)))
                .startsWith("{\"text\":\"=1+1\"");
    }

    private static String head(Format format) {
        return new Lines<>(format, Line.class, JSON).head().toString();
    }

    private static String written(Format format, Line... lines) {
        return new Lines<>(format, Line.class, JSON).write(List.of(lines)).toString();
    }
}
