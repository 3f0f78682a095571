package dev.tidemark.policy.export;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.UnknownPolicyException;
import dev.tidemark.policy.execution.Execution;
import dev.tidemark.policy.execution.Executions;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether a caller may have what they ask for: all of it a system administrator, of one project at a time who may read its retention. */
@ApplicationScoped
class MayExport {

    static final String ONE_PROJECT =
            "forbidden: name one registry and one project of which you may read the retention";

    static final String NOT_THIS_EXECUTION = "forbidden: you may not read the retention that this is an execution of";

    private final Executions executions;
    private final Policies policies;

    MayExport(Executions executions, Policies policies) {
        this.executions = executions;
        this.policies = policies;
    }

    /** What is asked for twice could be understood in two ways. */
    boolean some(Caller caller, MultiMap query) {
        return caller.isSystemAdmin()
                || (query.getAll("registry").size() == 1
                        && query.getAll("project").size() == 1
                        && mayRead(caller, query.get("registry"), query.get("project")));
    }

    private static boolean mayRead(Caller caller, String registry, String project) {
        try {
            return caller.may(Permission.READ_RETENTION, new RegistryName(registry), new ProjectName(project));
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    /** Of an execution by its own policy; that of a policy which is no more, only a system administrator sees. */
    Uni<Boolean> execution(Caller caller, long execution, MultiMap query) {
        if (caller.isSystemAdmin() || query.contains("execution")) {
            return Uni.createFrom().item(caller.isSystemAdmin());
        }
        return executions
                .find(new ExecutionId(execution))
                .chain(found -> found.map(Execution::policy).map(policies::get).orElseGet(Uni.createFrom()::nullItem))
                .map(stored -> stored != null && caller.may(Permission.READ_RETENTION, stored.policy()))
                .onFailure(UnknownPolicyException.class)
                .recoverWithItem(false);
    }
}
