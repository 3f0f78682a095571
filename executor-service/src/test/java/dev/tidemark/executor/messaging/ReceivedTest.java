package dev.tidemark.executor.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedTest {

    @Test
    void tellsTheTaskByKeyAndHeaderAlone() {
        assertThat(received("default/library/app", "7").task())
                .map(Object::toString)
                .contains("7/default/library/app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "default", "default/", "/library/app", "Default/library/app", "default/UPPER"})
    void tellsNoTaskByAnyOtherKey(String key) {
        assertThat(received(key, "7").task()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "-1", "0", "99999999999999999999"})
    void tellsNoTaskByAnyOtherHeader(String execution) {
        assertThat(received("default/library/app", execution).task()).isEmpty();
    }

    @Test
    void survivesAHeaderWithoutAValueAndARecordWithoutAKey() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_execution", null);

        assertThat(Received.of(null, 0, 0, null, headers).task()).isEmpty();
        assertThat(Received.of("default/library/app", 0, 0, null, headers).task())
                .isEmpty();
    }

    private static Received received(String key, String execution) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_execution", execution.getBytes(StandardCharsets.UTF_8));
        return Received.of(key, 0, 0, new byte[0], headers);
    }
}
