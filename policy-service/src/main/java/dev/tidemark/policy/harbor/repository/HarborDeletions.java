package dev.tidemark.policy.harbor.repository;

import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.audit.AuditUnavailableException;
import dev.tidemark.policy.deletion.DeleteForClient;
import dev.tidemark.policy.deletion.Deletion;
import dev.tidemark.policy.deletion.Deletion.Result;
import dev.tidemark.policy.deletion.DeletionPendingException;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.registry.Registries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Deletes what Harbor's clients name, and says in Harbor's words why it does not. */
@ApplicationScoped
class HarborDeletions {

    private final Registries registries;
    private final DeleteForClient deleteForClient;

    HarborDeletions(Registries registries, DeleteForClient deleteForClient) {
        this.registries = registries;
        this.deleteForClient = deleteForClient;
    }

    /** 200 with nothing when it is gone; of a repository, also when nothing was in it. */
    Uni<Response> of(RepositoryName repository, Named named, String requestedBy) {
        return deleteForClient
                .of(registries.ofHarbor(), repository, named, requestedBy)
                .onFailure(DeletionPendingException.class)
                .transform(e -> new RefusedException(503, e.getMessage()))
                .onFailure(AuditUnavailableException.class)
                .transform(e -> new RefusedException(503, "it is over, and its end cannot be read now"))
                .invoke(deletion -> requireGone(deletion, repository, named))
                .replaceWith(() -> Response.ok().build());
    }

    private static void requireGone(Deletion deletion, RepositoryName repository, Named named) {
        deletion.obstacle().ifPresent(result -> {
            throw refused(result);
        });
        if (deletion.foundNothing() && !named.everything()) {
            throw HarborRepositoryName.unknown(
                    repository, deletion.results().get(0).name());
        }
    }

    private static RefusedException refused(Result result) {
        if (result.outcome() == Outcome.FAILED) {
            return result.reason() == Reason.UNSUPPORTED
                    ? new RefusedException(405, "the registry does not delete: " + sentence(result))
                    : new RefusedException(500, sentence(result));
        }
        return HarborRefusals.precondition(
                result.reason() == Reason.IMMUTABLE
                        ? "the tag " + result.name() + " is immutable, can not be deleted"
                        : sentence(result));
    }

    private static String sentence(Result result) {
        String reason = result.reason() == null ? "" : ", " + result.reason();
        String detail = result.detail() == null ? "" : ": " + result.detail();
        return result.name() + " is still there" + reason + detail;
    }
}
