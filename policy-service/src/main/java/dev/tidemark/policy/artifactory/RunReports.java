package dev.tidemark.policy.artifactory;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.evaluator.artifactory.ArtifactoryPolicy;
import dev.tidemark.policy.PolicyRevision;
import dev.tidemark.policy.PolicyRevisions;
import dev.tidemark.policy.artifactory.CleanupRuns.Run;
import dev.tidemark.policy.audit.Audit;
import dev.tidemark.policy.audit.AuditSummary;
import dev.tidemark.policy.audit.AuditUnavailableException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Gathers what there is to tell of runs. */
@ApplicationScoped
class RunReports {

    private final PolicyRevisions revisions;
    private final Audit audit;

    RunReports(PolicyRevisions revisions, Audit audit) {
        this.revisions = revisions;
        this.audit = audit;
    }

    Uni<RunReport> of(Run run) {
        PolicyId policy = run.policy().policy().id();
        return audit.summary(run.execution().id())
                .onFailure(AuditUnavailableException.class)
                .transform(e -> ArtifactoryRefusals.unavailable())
                .chain(outcomes -> revisions.first(policy).chain(made -> revisions
                        .at(policy, run.execution().revision())
                        .map(changed -> report(run, made, changed, outcomes))));
    }

    private static RunReport report(
            Run run, Optional<PolicyRevision> made, Optional<PolicyRevision> changed, AuditSummary outcomes) {
        PolicyRevision asItIs = new PolicyRevision(
                run.policy().policy().document(), Optional.empty(), run.policy().updatedAt());
        PolicyRevision then = changed.orElse(asItIs);
        // What is another dialect's is shown in this one's words, and only while it says what it said then.
        String said = CleanupWords.isOwn(run.policy()) ? then.document() : asItIs.document();
        return new RunReport(
                run.execution(),
                run.policy().name().orElseThrow(),
                ArtifactoryJson.readStored(said, ArtifactoryPolicy.class),
                made.orElse(asItIs),
                then,
                outcomes);
    }
}
