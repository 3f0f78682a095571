package dev.tidemark.policy.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.hook.format.Action;
import dev.tidemark.policy.hook.format.Notice;
import dev.tidemark.policy.hook.format.Reading.Why;
import dev.tidemark.policy.hook.format.Wildcard;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignsOfLifeTest {

    private final SignsOfLife signs =
            new SignsOfLife("robot$tidemark", List.of(new Wildcard("trivy/*"), new Wildcard("*scanner-*")));

    private static Notice notice(Action action, String actor, String agent) {
        return new Notice(
                action,
                new RepositoryName("team/app"),
                new Digest("sha256:" + "a".repeat(64)),
                null,
                null,
                Instant.EPOCH,
                actor,
                agent,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "tidemark,tidemark/0.1.0,OURS",
        ",tidemark/0.1.0,OURS",
        "robot$tidemark,tidemark/0.1.0,OURS",
        "robot$tidemark,,OURS",
        "robot$tidemark,docker/27.3.1,",
        "robot$tidemark2,,",
        "ci,,",
        ",,",
        ",my-tidemark/1,",
        "ci,Trivy/0.50.1,NOT_ALIVE",
        "robot$team+scanner-Trivy-51fe,,NOT_ALIVE"
    })
    void aPullIsASignOfLifeUnlessItIsKnownNotToBe(String actor, String agent, Why why) {
        assertThat(signs.absentFrom(notice(Action.PULLED, actor, agent)).orElse(null))
                .isEqualTo(why);
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"PUSHED", "DELETED"})
    void whatElseHappensIsAFactWhoeverDidIt(Action action) {
        assertThat(signs.absentFrom(notice(action, "robot$tidemark", "tidemark/0.1.0")))
                .isEmpty();
    }

    @Test
    void withoutAnAccountNobodyIsUs() {
        assertThat(new SignsOfLife(null, List.of()).absentFrom(notice(Action.PULLED, null, null)))
                .isEmpty();
    }
}
