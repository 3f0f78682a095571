package dev.tidemark.policy.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.policy.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronFormsTest {

    private static final Instant SOME_DAY = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0 0 3 * * *, 0 0 3 * * ?",
        "0 */20 2-4 * * ?, '0 0,20,40 2,3,4 * * ?'",
        "0 0 0 1 jan *, 0 0 0 1 1 ?",
        "0 30 1 * * sun, 0 30 1 ? * 1",
        "0 30 1 31 * *, 0 30 1 31 * ?",
        "0 0 0 29 2 ?, 0 0 0 29 2 ?",
        "'0 15 6,18 * 1-3 1-5', '0 15 6,18 ? 1,2,3 2,3,4,5,6'"
    })
    void quartzFiresAtTheSameInstants(String harbor, String quartz) {
        Cron cron = HarborCron.parse(harbor);

        assertThat(CronForms.of(Dialect.ARTIFACTORY, cron)).contains(quartz);
        Cron other = QuartzCron.parse(quartz, ZoneOffset.UTC);
        Random random = new Random(17);
        for (int i = 0; i < 200; i++) {
            Instant after = SOME_DAY.plusSeconds(
                    random.nextInt(Math.toIntExact(Duration.ofDays(1500).toSeconds())));
            assertThat(other.next(after)).as("after %s", after).isEqualTo(cron.next(after));
        }
    }

    @Test
    void quartzHasOneOfTheTwoFieldsForDays() {
        assertThat(CronForms.of(Dialect.ARTIFACTORY, HarborCron.parse("0 0 0 1 * 1")))
                .isEmpty();
    }

    @Test
    void aPeriodIsNoCronAndACronNoPeriod() {
        Every day = new Every(Duration.ofDays(1), SOME_DAY);

        assertThat(CronForms.of(Dialect.SWR, day)).isEqualTo(Optional.of("@every PT24H"));
        assertThat(CronForms.of(Dialect.TIDEMARK, day)).isEqualTo(Optional.of("@every PT24H"));
        assertThat(CronForms.of(Dialect.HARBOR, day)).isEmpty();
        assertThat(CronForms.of(Dialect.ARTIFACTORY, day)).isEmpty();
        assertThat(CronForms.of(Dialect.SWR, new Every(Duration.ofHours(12), SOME_DAY)))
                .isEmpty();
        assertThat(CronForms.of(Dialect.SWR, HarborCron.parse("0 0 0 * * *"))).isEmpty();
        assertThat(CronForms.of(Dialect.HARBOR, QuartzCron.parse("0 0 0 * * ?", ZoneOffset.UTC)))
                .isEmpty();
    }
}
