package dev.tidemark.evaluator.harbor;

import static dev.tidemark.evaluator.Json.write;
import static dev.tidemark.evaluator.harbor.HarborFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HarborPolicyTest {

    @Test
    void writesWhatTheUiSendsInAlphabeticalOrderAndWithoutReferences() {
        // given
        String sent =
                """
                {"algorithm":"or","scope":{"level":"project","ref":7},"trigger":{"kind":"Schedule","references":{},"settings":{"cron":"0 0 0 * * *"}},
                 "rules":[{"disabled":false,"action":"retain","template":"latestPushedK","params":{"latestPushedK":10},
                  "tag_selectors":[{"kind":"doublestar","decoration":"matches","pattern":"{v*,latest}","extras":"{\\"untagged\\":true}"}],
                  "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"**"}]}}]}""";

        // when
        String written = write(read(sent).withId(3));

        // then
        assertThat(written)
                .isEqualTo(
                        """
                        {"algorithm":"or","id":3,"rules":[{"action":"retain","params":{"latestPushedK":10},\
                        "scope_selectors":{"repository":[{"decoration":"repoMatches","kind":"doublestar","pattern":"**"}]},\
                        "tag_selectors":[{"decoration":"matches","extras":"{\\"untagged\\":true}","kind":"doublestar","pattern":"{v*,latest}"}],\
                        "template":"latestPushedK"}],"scope":{"level":"project","ref":7},\
                        "trigger":{"kind":"Schedule","settings":{"cron":"0 0 0 * * *"}}}""");
    }

    @Test
    void leavesOutWhatIsZeroEmptyOrFalseButNeverAList() {
        assertThat(write(read("{}"))).isEqualTo("{\"rules\":null}");
        assertThat(write(read("{\"id\":0,\"algorithm\":\"\",\"rules\":[],\"scope\":{},\"trigger\":{\"settings\":{}}}")))
                .isEqualTo("{\"rules\":[],\"scope\":{},\"trigger\":{}}");
        assertThat(
                        write(
                                read(
                                        "{\"rules\":[{\"id\":0,\"priority\":0,\"disabled\":false,\"params\":{},\"scope_selectors\":{}}]}")))
                .isEqualTo("{\"rules\":[{\"tag_selectors\":null}]}");
        assertThat(write(read("{\"rules\":[{\"id\":4,\"priority\":2,\"disabled\":true,\"tag_selectors\":[{}]}]}")))
                .isEqualTo("{\"rules\":[{\"disabled\":true,\"id\":4,\"priority\":2,\"tag_selectors\":[{}]}]}");
    }

    @Test
    void keepsEverySettingOfTheTrigger() {
        HarborTrigger trigger = read("{\"trigger\":{\"kind\":\"Schedule\",\"settings\":{\"x\":null,\"cron\":\"\"}}}")
                .trigger();

        assertThat(trigger.cron()).isEmpty();
        assertThat(write(trigger.withSetting("next_scheduled_time", "2026-08-22T00:00:00.000Z")))
                .isEqualTo(
                        "{\"kind\":\"Schedule\",\"settings\":{\"cron\":\"\",\"next_scheduled_time\":\"2026-08-22T00:00:00.000Z\",\"x\":null}}");
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        assertThat(read("{\"id\":1,\"surprise\":{\"a\":[1]}}").id()).isEqualTo(1);
    }
}
