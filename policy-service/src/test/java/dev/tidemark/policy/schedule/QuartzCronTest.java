package dev.tidemark.policy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tidemark.contracts.policy.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuartzCronTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 2 * * ?           | 2026-11-21T02:00:00Z",
                "0 0 2 ? * SAT         | 2026-11-21T02:00:00Z",
                "0 0 2 ? * 1           | 2026-11-22T02:00:00Z",
                "0 0 2 ? * MON-SAT *   | 2026-11-21T02:00:00Z",
                "0 0 0 ? * MON-SUN *   | 2026-11-21T00:00:00Z",
                "0 0 2 L * ?           | 2026-11-30T02:00:00Z",
                "0 0 2 ? * 6#3         | 2026-12-18T02:00:00Z",
                "0 0 2 LW * ?          | 2026-11-30T02:00:00Z",
                "0 0 2 15W * ?         | 2026-12-15T02:00:00Z",
                "30 0/10 * * * ?       | 2026-11-20T12:00:30Z",
                "0 0 2 29 2 ? 2028     | 2028-02-29T02:00:00Z"
            })
    void comesNextAt(String expression, Instant next) {
        assertThat(QuartzCron.parse(expression, ZoneOffset.UTC).next(NOON)).contains(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 15 10 * * ? 2024", "0 0 2 31 2 ?"})
    void aDateThatNeverComesIsAcceptedAndNeverComes(String expression) {
        assertThat(QuartzCron.parse(expression, ZoneOffset.UTC).next(NOON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0 0 2 * * *",
                "0 0 2 * * MON",
                "0 0 2 ? * ?",
                "0 0 2 ? * 0",
                "0 2 * * *",
                "@daily",
                "nonsense",
                "0 0 25 * * ?",
                "0 0 2 32 * ?",
                "0 0 2 ? * 6#9",
                "\u0000",
                "? ? ? ? ? ?"
            })
    void isRefused(String expression) {
        assertThatThrownBy(() -> QuartzCron.parse(expression, ZoneOffset.UTC)).isInstanceOf(InvalidCronException.class);
    }

    @Test
    void isRefusedIfItIsLongerThanAnybodyNeeds() {
        assertThatThrownBy(() -> QuartzCron.parse("0 0 " + "1,".repeat(200) + "1 * * ?", ZoneOffset.UTC))
                .isInstanceOf(InvalidCronException.class);
    }

    /** In Berlin clocks go from 2 to 3 on 2026-03-29, at 1 UTC, and from 3 to 2 on 2026-10-25, at 1 UTC. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 30 1 * * ?    | 2026-03-28T12:00:00Z | 2026-03-29T00:30:00Z | 2026-03-29T23:30:00Z",
                // It does not exist that day.
                "0 30 2 * * ?    | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z | 2026-03-30T00:30:00Z",
                "0 0 2 * * ?     | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z | 2026-03-30T00:00:00Z",
                "0 0 3 * * ?     | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z | 2026-03-30T01:00:00Z",
                "0 30 2,3 * * ?  | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z | 2026-03-29T01:30:00Z",
                // All of the gap is one instant.
                "0 */10 2 * * ?  | 2026-03-29T00:59:00Z | 2026-03-29T01:00:00Z | 2026-03-30T00:00:00Z",
                // It happens twice that day.
                "0 30 2 * * ?    | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z",
                "0 0 3 * * ?     | 2026-10-24T12:00:00Z | 2026-10-25T02:00:00Z | 2026-10-26T02:00:00Z",
                "0 30 * * * ?    | 2026-10-25T00:00:00Z | 2026-10-25T00:30:00Z | 2026-10-25T02:30:00Z",
                // Asked in the middle of the second time.
                "0 50 2 * * ?    | 2026-10-25T01:30:00Z | 2026-10-26T01:50:00Z | 2026-10-27T01:50:00Z",
            })
    void clockChangesNeitherLoseNorDoubleIt(String expression, Instant after, Instant first, Instant second) {
        QuartzCron cron = QuartzCron.parse(expression, BERLIN);

        assertThat(cron.next(after)).contains(first);
        assertThat(cron.next(first)).contains(second);
    }

    @Test
    void aYearOfDaysHasEveryDayOnce() {
        QuartzCron cron = QuartzCron.parse("0 30 2 * * ?", BERLIN);
        List<Instant> days = new ArrayList<>();

        for (Instant at = Instant.parse("2026-01-01T12:00:00Z");
                at.isBefore(Instant.parse("2027-01-01T00:00:00Z"));
                at = cron.next(at).orElseThrow()) {
            days.add(at);
        }

        assertThat(days).hasSize(365);
        assertThat(days.stream().map(at -> at.atZone(BERLIN).toLocalDate()).distinct())
                .hasSize(365);
    }

    @Test
    void keepsItsZoneWhenItIsStored() {
        QuartzCron inUtc = QuartzCron.parse("0 30 2 * * ?", ZoneId.of("UTC"));
        QuartzCron inBerlin = QuartzCron.parse("0 30 2 * * ?", BERLIN);

        assertThat(inUtc.expression()).isEqualTo("0 30 2 * * ?");
        assertThat(Cron.of(Dialect.ARTIFACTORY, inUtc.expression(), NOON).next(NOON))
                .contains(Instant.parse("2026-11-21T02:30:00Z"));
        assertThat(Cron.of(Dialect.ARTIFACTORY, inBerlin.expression(), NOON).next(NOON))
                .contains(Instant.parse("2026-11-21T01:30:00Z"));
        assertThatThrownBy(() -> Cron.of(Dialect.ARTIFACTORY, "CRON_TZ=Atlantis 0 0 2 * * ?", NOON))
                .isInstanceOf(InvalidCronException.class);
    }

    @Test
    void noExpressionHangsOrSurprises() {
        long seed = 20261121;
        Random random = new Random(seed);
        String[] parts = {
            "*",
            "?",
            "0",
            "1",
            "5",
            "31",
            "59",
            "L",
            "W",
            "LW",
            "L-3",
            "L-30",
            "31W",
            "30W",
            "6#5",
            "7L",
            "*/0",
            "0/0",
            "0/7",
            "FEB",
            "2",
            "SUN",
            "MON-FRI",
            "1-5/2",
            "5-1",
            "2099",
            "2024",
            "1970-2199",
            "1,2,3",
            "-",
            "#",
            "/",
            "29",
            "12"
        };
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 20_000; i++) {
                StringBuilder expression = new StringBuilder();
                for (int field = random.nextInt(2) + 6; field > 0; field--) {
                    expression.append(parts[random.nextInt(parts.length)]).append(' ');
                }
                Throwable failure =
                        catchThrowable(() -> look(expression.toString().strip()));
                assertThat(failure)
                        .as("seed %d: %s", seed, expression)
                        .satisfiesAnyOf(none -> assertThat(none).isNull(), refused -> assertThat(refused)
                                .isInstanceOf(InvalidCronException.class));
            }
        });
    }

    private static void look(String expression) {
        Optional<Instant> next = QuartzCron.parse(expression, BERLIN).next(NOON);
        assertThat(next).satisfiesAnyOf(none -> assertThat(none).isEmpty(), some -> assertThat(some.orElseThrow())
                .isAfter(NOON));
    }
}
