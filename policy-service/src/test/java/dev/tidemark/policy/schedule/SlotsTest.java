package dev.tidemark.policy.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final Cron DAILY = HarborCron.parse("0 0 0 * * *");
    private static final Cron EVERY_MINUTE = HarborCron.parse("0 * * * * *");

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }

    @Test
    void aTickIsRunWhenItIsTime() {
        assertThat(Slots.toRun(DAILY, at("00:00:00"), at("00:00:00"))).contains(at("00:00:00"));
        assertThat(Slots.toRun(DAILY, at("00:00:00"), at("00:00:00.9"))).contains(at("00:00:00"));
    }

    @Test
    void aTickIsNotRunBeforeItIsTime() {
        assertThat(Slots.toRun(EVERY_MINUTE, at("10:01:00"), at("10:00:59.999")))
                .isEmpty();
    }

    @Test
    void ofMissedTicksTheLatestCounts() {
        assertThat(Slots.toRun(EVERY_MINUTE, at("09:10:00"), at("10:00:05"))).contains(at("10:00:00"));
        assertThat(Slots.toRun(EVERY_MINUTE, at("01:00:00"), at("10:00:05"))).contains(at("10:00:00"));
    }

    @Test
    void aTickThatIsHalfAPeriodOldIsLeftToTheNext() {
        assertThat(Slots.toRun(EVERY_MINUTE, at("10:00:00"), at("10:00:29"))).contains(at("10:00:00"));
        assertThat(Slots.toRun(EVERY_MINUTE, at("10:00:00"), at("10:00:30"))).isEmpty();
    }

    @Test
    void aTickThatIsAnHourOldIsLeftToTheNext() {
        assertThat(Slots.toRun(DAILY, at("00:00:00"), at("00:59:59"))).contains(at("00:00:00"));
        assertThat(Slots.toRun(DAILY, at("00:00:00"), at("01:00:00"))).isEmpty();
    }

    @Test
    void aTickWithoutAnotherAfterItIsRunWithinTheHour() {
        Cron once = new Cron() {
            @Override
            public String expression() {
                return "once";
            }

            @Override
            public java.util.Optional<Instant> next(Instant after) {
                return java.util.Optional.of(at("10:00:00")).filter(after::isBefore);
            }
        };
        assertThat(Slots.toRun(once, at("10:00:00"), at("10:30:00"))).contains(at("10:00:00"));
    }
}
