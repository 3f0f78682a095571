package dev.tidemark.policy.api;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.DeletePolicy;
import dev.tidemark.policy.DeletePolicy.Running;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Ends policies, for whoever may. */
@ApplicationScoped
class EndPolicy {

    private final ReadPolicies read;
    private final DeletePolicy delete;

    EndPolicy(ReadPolicies read, DeletePolicy delete) {
        this.read = read;
        this.delete = delete;
    }

    Uni<Void> of(PolicyId id, Optional<Integer> expected, Caller caller) {
        return read.permitted(id, caller, Permission.DELETE_RETENTION)
                .chain(() -> delete.delete(id, expected, Running.IS_STOPPED, caller.name()));
    }
}
