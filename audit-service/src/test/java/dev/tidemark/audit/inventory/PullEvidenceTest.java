package dev.tidemark.audit.inventory;

import static dev.tidemark.audit.EventFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PullEvidenceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void beginsWithTheFirstPullThatIsTold() {
        PullEvidence evidence = PullEvidence.NONE.ready(NOW, PATIENCE);

        assertThat(evidence.since()).isNull();
        assertThat(evidence.pulled(NOW.plusSeconds(5))
                        .pulled(NOW.plusSeconds(9))
                        .since())
                .isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void goesOnOverAReceiversRestart() {
        PullEvidence evidence = since(NOW).ready(NOW, PATIENCE).ready(NOW.plus(PATIENCE), PATIENCE);

        assertThat(evidence.since()).isEqualTo(NOW);
    }

    @Test
    void beginsAnewAfterAReceiversOutage() {
        Instant back = NOW.plus(PATIENCE).plusMillis(1);

        assertThat(since(NOW).ready(NOW, PATIENCE).ready(back, PATIENCE)).isEqualTo(new PullEvidence(back, back));
    }

    @Test
    void doesNotTakeALateReportForAnOutage() {
        PullEvidence evidence = since(NOW).ready(NOW.plusSeconds(600), PATIENCE).ready(NOW, PATIENCE);

        assertThat(evidence).isEqualTo(new PullEvidence(NOW, NOW.plusSeconds(600)));
    }

    @Test
    void saysNothingWhileTheReceiverIsSilent() {
        PullEvidence evidence = since(NOW).ready(NOW, PATIENCE);

        assertThat(evidence.sinceAt(NOW.plus(PATIENCE), PATIENCE)).isEqualTo(NOW);
        assertThat(evidence.sinceAt(NOW.plus(PATIENCE).plusMillis(1), PATIENCE)).isNull();
        assertThat(since(NOW).sinceAt(NOW.plus(Duration.ofDays(30)), PATIENCE)).isEqualTo(NOW);
    }

    @Test
    void isBehindForADayWhenTheReceiverFallsSilent() {
        PullEvidence evidence = PullEvidence.NONE.ready(NOW, PATIENCE);

        assertThat(evidence.isBehindAt(NOW.plus(PATIENCE), PATIENCE)).isFalse();
        assertThat(evidence.isBehindAt(NOW.plus(PATIENCE).plusMillis(1), PATIENCE))
                .isTrue();
        assertThat(evidence.isBehindAt(NOW.plus(Duration.ofDays(1)), PATIENCE)).isFalse();
        assertThat(since(NOW).isBehindAt(NOW.plus(Duration.ofHours(1)), PATIENCE))
                .isFalse();
    }

    @Test
    void beginsAfterAGapThatSomebodyDeclares() {
        assertThat(since(NOW).missedUntil(NOW.plusSeconds(9)).since()).isEqualTo(NOW.plusSeconds(9));
        assertThat(since(NOW).missedUntil(NOW.minusSeconds(9)).since()).isEqualTo(NOW);
        assertThat(PullEvidence.NONE.missedUntil(NOW).since()).isNull();
        assertThat(since(NOW).doubted().pulled(NOW.plusSeconds(7)).since()).isEqualTo(NOW.plusSeconds(7));
    }

    private static PullEvidence since(Instant at) {
        return PullEvidence.NONE.pulled(at);
    }
}
