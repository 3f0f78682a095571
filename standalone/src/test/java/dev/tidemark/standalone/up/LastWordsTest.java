package dev.tidemark.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LastWordsTest {

    @Test
    void areTheInnermostCauseOfTheLastFailure() {
        assertThat(LastWords.in(List.of(
                        "2026-11-20 INFO  starting",
                        "2026-11-20 ERROR [io.quarkus] Failed to start application: java.lang.RuntimeException",
                        "\tat a.B.c(B.java:1)",
                        "Caused by: java.net.ConnectException: refused",
                        "\t... 12 more",
                        "2026-11-20 INFO  stopped")))
                .isEqualTo("java.net.ConnectException: refused");
    }

    @Test
    void areTheLastLineWhereNothingFailed() {
        assertThat(LastWords.in(List.of("one", "two", "", "\tat a.B.c(B.java:1)")))
                .isEqualTo("two");
        assertThat(LastWords.in(List.of())).isEqualTo("it wrote nothing");
    }
}
