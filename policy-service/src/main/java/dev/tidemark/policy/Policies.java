package dev.tidemark.policy;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads policies that somebody made. */
@ApplicationScoped
public class Policies {

    private static final int READ_AT_ONCE = 500;

    private final PolicyRepository policies;

    Policies(PolicyRepository policies) {
        this.policies = policies;
    }

    /**
     * The policy as it is now.
     *
     * @throws UnknownPolicyException if there is none
     */
    @WithSession
    public Uni<StoredPolicy> get(PolicyId id) {
        return policies.alive(id)
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownPolicyException(id))
                .map(PolicyEntity::toStored);
    }

    /**
     * The policy as it is now, to a client who knows those of one dialect only.
     *
     * @throws UnknownPolicyException if there is none of the dialect
     */
    @WithSession
    public Uni<StoredPolicy> get(Dialect dialect, PolicyId id) {
        return get(id).invoke(stored -> {
            if (stored.policy().dialect() != dialect) {
                throw new UnknownPolicyException(id);
            }
        });
    }

    /** The policy as it was last, also where it was deleted since; nothing if there never was one. */
    @WithSession
    public Uni<Optional<StoredPolicy>> evenDeleted(PolicyId id) {
        return policies.findById(id.value()).map(row -> Optional.ofNullable(row).map(PolicyEntity::toStored));
    }

    /** Those that have the name, each in a dialect of its own. */
    @WithSession
    public Uni<List<StoredPolicy>> named(RegistryName registry, String name) {
        return policies.named(registry, name).map(Policies::stored);
    }

    /** The one that its clients know by that name. */
    @WithSession
    public Uni<Optional<StoredPolicy>> named(Dialect dialect, RegistryName registry, String name) {
        return policies.named(dialect, registry, name)
                .map(row -> Optional.ofNullable(row).map(PolicyEntity::toStored));
    }

    /**
     * The first of those that come after, by number.
     *
     * @param after a number; 0 for the first of all
     */
    @WithSession
    public Uni<List<StoredPolicy>> list(PolicyFilter filter, long after, int max) {
        return policies.list(filter, after, max).map(Policies::stored);
    }

    /**
     * As {@link #list(PolicyFilter, long, int)}.
     *
     * @param visible what a policy has to be of, as dialect, registry and project with slashes between; empty for all, and for policies of
     *     no project
     */
    @WithSession
    public Uni<List<StoredPolicy>> list(PolicyFilter filter, Optional<Set<String>> visible, long after, int max) {
        return policies.list(filter, visible, after, max).map(Policies::stored);
    }

    /** All of them, by number. */
    @WithSession
    public Uni<List<StoredPolicy>> all(PolicyFilter filter) {
        return rest(filter, new ArrayList<>());
    }

    private Uni<List<StoredPolicy>> rest(PolicyFilter filter, List<StoredPolicy> read) {
        long after =
                read.isEmpty() ? 0 : read.get(read.size() - 1).policy().id().value();
        return list(filter, after, READ_AT_ONCE).chain(page -> {
            read.addAll(page);
            return page.size() < READ_AT_ONCE ? Uni.createFrom().item(read) : rest(filter, read);
        });
    }

    /** Those of other dialects that the repository has or ever had for itself, as they were last. */
    @WithSession
    public Uni<List<StoredPolicy>> everOf(RegistryName registry, RepositoryName repository, Dialect except) {
        return policies.everOf(registry, repository, except).map(Policies::stored);
    }

    private static List<StoredPolicy> stored(List<PolicyEntity> rows) {
        return rows.stream().map(PolicyEntity::toStored).toList();
    }
}
