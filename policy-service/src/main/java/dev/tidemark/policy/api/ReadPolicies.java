package dev.tidemark.policy.api;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.PolicyFilter;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads policies, for whoever may. */
@ApplicationScoped
public class ReadPolicies {

    private static final String LIST = "policies";

    private final Policies policies;

    ReadPolicies(Policies policies) {
        this.policies = policies;
    }

    Uni<StoredPolicy> one(PolicyId id, Caller caller) {
        return permitted(id, caller, Permission.READ_RETENTION);
    }

    /** The policy; 403 for whoever may not do that to it. */
    public Uni<StoredPolicy> permitted(PolicyId id, Caller caller, Permission permission) {
        return policies.get(id).invoke(stored -> caller.require(permission, stored.policy()));
    }

    Uni<PageOf<PolicyResponse>> list(PolicyFilter filter, PageRequest page, Caller caller) {
        int size = page.size();
        return policies.list(filter, visibleTo(caller), page.number(LIST).orElse(0L), size + 1)
                .map(found -> PageOf.of(
                        found.stream().map(PolicyResponse::of).toList(),
                        size,
                        policy -> PageToken.of(LIST, policy.id())));
    }

    /** What they may read the retention of, as dialect, registry and project with slashes between; empty for all there is. */
    public static Optional<Set<String>> visibleTo(Caller caller) {
        return caller.isSystemAdmin()
                ? Optional.empty()
                : Optional.of(Stream.of(Dialect.values())
                        .flatMap(dialect -> caller.roles().entrySet().stream()
                                .filter(role -> role.getValue().may(Permission.READ_RETENTION, dialect))
                                .map(role -> dialect + "/" + role.getKey()))
                        .collect(Collectors.toSet()));
    }
}
