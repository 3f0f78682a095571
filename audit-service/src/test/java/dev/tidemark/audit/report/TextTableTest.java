package dev.tidemark.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void drawsTheExampleOfHarborsLog() {
        var table = new TextTable(
                List.of("Digest", "Tag", "Kind", "Labels", "PushedTime", "PulledTime", "CreatedTime", "Retention"),
                List.of(List.of(
                        "sha256:aaa",
                        "latest,v1.0",
                        "image",
                        "",
                        "2026/01/02 03:04:05",
                        "",
                        "2026/01/02 03:04:05",
                        "RETAIN")));
        var text = new StringBuilder();

        table.appendTo(text);

        assertThat(text)
                .hasToString(
                        """
                |   Digest   |     Tag     | Kind  | Labels |     PushedTime      | PulledTime |     CreatedTime     | Retention |
                |------------|-------------|-------|--------|---------------------|------------|---------------------|-----------|
                | sha256:aaa | latest,v1.0 | image |        | 2026/01/02 03:04:05 |            | 2026/01/02 03:04:05 | RETAIN    |
                """);
    }

    @Test
    void putsToTheRightWhatLooksLikeANumber() {
        var table = new TextTable(List.of("Tag"), List.of(List.of("1.0"), List.of("1.0.0"), List.of("12,345.6")));
        var text = new StringBuilder();

        table.appendTo(text);

        assertThat(text).hasToString("|   Tag    |\n|----------|\n|      1.0 |\n| 1.0.0    |\n| 12,345.6 |\n");
    }
}
