package dev.tidemark.policy.audit;

import dev.tidemark.contracts.execution.ExecutionId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** What audit-service remembers of executions. */
@ApplicationScoped
public class Audit {

    private static final Logger LOG = Logger.getLogger(Audit.class);

    private static final int LARGEST_PAGE = 1_000;

    private final AuditApi api;

    Audit(@RestClient AuditApi api) {
        this.api = api;
    }

    /**
     * The tasks of an execution, latest first; none where nothing has been heard of it yet.
     *
     * @param limit how many at most; 0 for all
     * @throws AuditUnavailableException if it does not answer
     */
    public Uni<AuditTasks> tasks(ExecutionId execution, int offset, int limit) {
        return ask(execution, offset, limit)
                .onFailure(Audit::isNotFound)
                .recoverWithItem(new AuditTasks(List.of(), 0))
                .onFailure()
                .transform(Audit::unavailable);
    }

    /** audit-service gives all, or a page it can afford; a page larger than that is cut from all. */
    private Uni<AuditTasks> ask(ExecutionId execution, int offset, int limit) {
        return limit > 0 && limit <= LARGEST_PAGE
                ? api.tasks(execution.value(), offset, limit)
                : api.tasks(execution.value(), offset, null).map(rest -> limit == 0 ? rest : rest.first(limit));
    }

    /**
     * What became of everything that an execution of one repository decided on; nothing where nothing has been heard of it.
     *
     * @throws AuditUnavailableException if it does not answer
     */
    public Uni<AuditOutcomes> outcomes(ExecutionId execution) {
        return api.outcomes(execution.value())
                .onFailure(Audit::isNotFound)
                .recoverWithItem(new AuditOutcomes(List.of(), null))
                .onFailure()
                .transform(Audit::unavailable);
    }

    /**
     * The log of a task; empty if there is no such task of the execution.
     *
     * @throws AuditUnavailableException if it does not answer
     */
    public Uni<Optional<String>> log(ExecutionId execution, long task) {
        return api.log(execution.value(), task)
                .map(Optional::of)
                .onFailure(Audit::isNotFound)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .transform(Audit::unavailable);
    }

    /**
     * What became of an execution's candidates, as far as it has got.
     *
     * @throws AuditUnavailableException if it does not answer
     */
    public Uni<AuditSummary> summary(ExecutionId execution) {
        return api.summary(execution.value()).onFailure().transform(Audit::unavailable);
    }

    static boolean isNotFound(Throwable failure) {
        return answered(failure, 404);
    }

    /** Whether it answered, and that. */
    static boolean answered(Throwable failure, int status) {
        return failure instanceof WebApplicationException e && e.getResponse().getStatus() == status;
    }

    static AuditUnavailableException unavailable(Throwable failure) {
        LOG.warnf("audit-service does not answer: %s", failure);
        return new AuditUnavailableException(failure);
    }
}
