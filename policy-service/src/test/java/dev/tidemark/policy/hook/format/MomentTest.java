package dev.tidemark.policy.hook.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    private static final Instant ARRIVAL = Instant.parse("2026-11-20T10:00:05Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00:00Z,2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00.402973972Z,2026-11-20T10:00:00.402973972Z",
        "2026-11-20T12:00:00.5+02:00,2026-11-20T10:00:00.500Z",
        "1795168800,2026-11-20T10:00:00Z",
        "1.7951688E9,2026-11-20T10:00:00Z",
        "1795168800250,2026-11-20T10:00:00.250Z",
        "2013-01-01T00:00:00Z,2013-01-01T00:00:00Z"
    })
    void believesWhatTheSourceSays(String text, Instant expected) {
        assertThat(Moment.of(text, ARRIVAL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "2026-11-20T10:00:06Z",
                "2999-01-01T00:00:00Z",
                "0001-01-01T00:00:00Z",
                "2012-12-31T23:59:59Z",
                "1970-01-01T00:00:00Z",
                "0",
                "-1",
                "1e99",
                "1e-99",
                "9999999999999",
                "yesterday",
                "2026-11-20",
                "2026-11-20T10:00:00",
                "17951688001795168800179516880017951688001795168800179516880017951688"
            })
    void takesTheArrivalWhereNothingIsSaidOrItCannotBe(String text) {
        assertThat(Moment.of(text, ARRIVAL)).isEqualTo(ARRIVAL);
    }
}
