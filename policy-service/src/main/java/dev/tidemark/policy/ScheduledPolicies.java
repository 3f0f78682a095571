package dev.tidemark.policy;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.registry.RegistryName;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the policies that run by the clock. */
@ApplicationScoped
public class ScheduledPolicies {

    /** A part of a list, and how long the whole is. */
    public record Page(List<StoredPolicy> items, long total) {}

    private final PolicyRepository policies;

    ScheduledPolicies(PolicyRepository policies) {
        this.policies = policies;
    }

    /**
     * Those of the dialect, by number; also while its schedules are paused.
     *
     * @param page from 0
     */
    @WithSession
    public Uni<Page> of(Dialect dialect, RegistryName registry, int page, int size) {
        return policies.scheduled(dialect, registry, page, size)
                .map(rows -> rows.stream().map(PolicyEntity::toStored).toList())
                .chain(items -> policies.countScheduled(dialect, registry).map(total -> new Page(items, total)));
    }
}
