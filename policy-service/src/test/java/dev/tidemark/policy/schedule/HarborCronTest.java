package dev.tidemark.policy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarborCronTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 * * * *            | 2026-11-20T13:07:00Z | 2026-11-20T14:00:00Z",
                "0 0 0 * * *            | 2026-11-20T00:00:00Z | 2026-11-21T00:00:00Z",
                "0 0 0 * * 0            | 2026-11-20T13:00:00Z | 2026-11-22T00:00:00Z",
                "0 */15 * * * *         | 2026-11-20T13:44:59Z | 2026-11-20T13:45:00Z",
                "0 50/5 * * * *         | 2026-11-20T13:00:00Z | 2026-11-20T13:50:00Z",
                "0 10-20/10 3,4 * * *   | 2026-11-20T03:10:00Z | 2026-11-20T03:20:00Z",
                "0 0 0 29 feb ?         | 2026-11-20T00:00:00Z | 2028-02-29T00:00:00Z",
                "0 0 0 31 DEC ?         | 2026-11-20T00:00:00Z | 2026-12-31T00:00:00Z",
                "0 0 0 * * mon-FRI      | 2026-11-20T01:00:00Z | 2026-11-23T00:00:00Z",
                "0  0 0 * * *           | 2026-11-20T01:00:00Z | 2026-11-21T00:00:00Z",
            })
    void comesNextAt(String expression, Instant after, Instant next) {
        assertThat(HarborCron.parse(expression).next(after)).contains(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The 25th, or any Monday.
                "0 0 0 25 * 1    | 2026-11-23T00:00:00Z",
                // The 25th, if it is any day of the week.
                "0 0 0 25 * *    | 2026-11-25T00:00:00Z",
                "0 0 0 25 * */1  | 2026-11-25T00:00:00Z",
                // Every second day of the week is a restriction: Sunday, Tuesday, Thursday, Saturday, or the 25th.
                "0 0 0 25 * */2  | 2026-11-21T00:00:00Z",
            })
    void matchesEitherDayFieldIfBothAreRestricted(String expression, Instant next) {
        assertThat(HarborCron.parse(expression).next(Instant.parse("2026-11-20T12:00:00Z")))
                .contains(next);
    }

    @Test
    void aDateThatNeverComesIsAcceptedAndNeverComes() {
        assertThat(HarborCron.parse("0 0 0 31 2 *").next(Instant.parse("2026-11-20T12:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0 0 0 * *",
                "0 0 0 * * * *",
                "00 0 0 * * *",
                "1 0 0 * * *",
                "* 0 0 * * *",
                "0 60 0 * * *",
                "0 0 24 * * *",
                "0 0 0 0 * *",
                "0 0 0 32 * *",
                "0 0 0 * 13 *",
                "0 0 0 * * 7",
                "0 0 0 L * *",
                "0 0 0 15W * *",
                "0 0 0 * * 1#2",
                "0 5-1 0 * * *",
                "0 */0 * * * *",
                "0 1,,2 * * * *",
                "0 1-2-3 * * * *",
                "0 -1 * * * *",
                "0 99999999999999999999 * * * *",
                "@daily",
                "TZ=Europe/Berlin 0 0 0 * * *"
            })
    void refuses(String expression) {
        assertThatThrownBy(() -> HarborCron.parse(expression)).isInstanceOf(InvalidCronException.class);
    }
}
