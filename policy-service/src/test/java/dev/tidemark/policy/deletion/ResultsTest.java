package dev.tidemark.policy.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.policy.audit.AuditOutcome;
import dev.tidemark.policy.deletion.Deletion.Result;
import dev.tidemark.policy.execution.AwaitEnd.End;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResultsTest {

    private static final End SUCCESS = new End(ExecutionStatus.SUCCESS, null);
    private static final Digest ONE = new Digest("sha256:" + "1".repeat(64));
    private static final Digest TWO = new Digest("sha256:" + "2".repeat(64));
    private static final Named TAG = Named.tags(List.of(new Tag("v1")));

    private static AuditOutcome tag(Digest digest, String tag, Outcome outcome, Reason reason) {
        return new AuditOutcome(digest, new Tag(tag), outcome, reason, null);
    }

    private static AuditOutcome manifest(Digest digest, Outcome outcome, Reason reason) {
        return new AuditOutcome(digest, null, outcome, reason, null);
    }

    @Test
    void areThoseOfTheTagsWhateverBecameOfTheirManifest() {
        // when
        List<Result> results = Results.of(
                Named.tags(List.of(new Tag("v2"), new Tag("v1"))),
                List.of(
                        tag(ONE, "v1", Outcome.DELETED, null),
                        manifest(ONE, Outcome.KEPT, Reason.MOVED),
                        tag(TWO, "v2", Outcome.KEPT, Reason.SHARED_DIGEST)),
                SUCCESS,
                null);
        // then
        assertThat(results)
                .containsExactly(
                        new Result("v2", Outcome.KEPT, Reason.SHARED_DIGEST, null),
                        new Result("v1", Outcome.DELETED, null, null));
        assertThat(new Deletion(new ExecutionId(1), results).obstacle())
                .map(Result::name)
                .contains("v2");
    }

    @Test
    void areTheWorstThatBecameOfAnArtifact() {
        // when
        List<Result> results = Results.of(
                Named.digests(List.of(ONE, TWO)),
                List.of(
                        tag(ONE, "v1", Outcome.DELETED, null),
                        manifest(ONE, Outcome.FAILED, Reason.REFUSED),
                        tag(TWO, "v2", Outcome.GONE, null),
                        manifest(TWO, Outcome.DELETED, null)),
                SUCCESS,
                null);
        // then
        assertThat(results).extracting(Result::outcome).containsExactly(Outcome.FAILED, Outcome.DELETED);
    }

    @Test
    void areAllThatWasThereWhereEverythingIsNamed() {
        // when
        List<Result> results = Results.of(
                Named.all(),
                List.of(tag(ONE, "v1", Outcome.DELETED, null), manifest(ONE, Outcome.DELETED, null)),
                SUCCESS,
                null);
        // then
        assertThat(results).extracting(Result::name).containsExactly("v1", ONE.toString());
        assertThat(new Deletion(new ExecutionId(1), Results.of(Named.all(), List.of(), SUCCESS, null)).foundNothing())
                .isTrue();
    }

    @Test
    void sayThatNothingWasThereOnlyAfterACompleteRun() {
        End failed = new End(ExecutionStatus.ERROR, "1 of 1 tasks failed");

        assertThat(Results.of(TAG, List.of(), SUCCESS, null))
                .containsExactly(new Result("v1", Outcome.GONE, null, null));
        assertThat(Results.of(TAG, List.of(), failed, "the registry did not answer"))
                .containsExactly(new Result("v1", Outcome.FAILED, null, "the registry did not answer"));
        assertThat(Results.of(Named.all(), List.of(), failed, null))
                .containsExactly(new Result("everything", Outcome.FAILED, null, "1 of 1 tasks failed"));
    }
}
