package dev.tidemark.policy.swr;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.PolicyFilter;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.UnknownPolicyException;
import dev.tidemark.policy.registry.Registries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the policies of a repository. Only where there is none it is asked whether there is the repository: a policy is shown, and can be
 * deleted, also while the registry is away, or when its repository is gone.
 */
@ApplicationScoped
class SwrPolicies {

    private final RegistryName registry;
    private final Policies policies;
    private final SwrPlaces places;

    SwrPolicies(Registries registries, Policies policies, SwrPlaces places) {
        this.registry = registries.ofSwr();
        this.policies = policies;
        this.places = places;
    }

    /**
     * SWR's own, which is the first, and what else there is that SWR has the words for; none of a repository without one, and an error where
     * there is no such repository.
     */
    Uni<List<StoredPolicy>> of(SwrPlace place) {
        return policies.all(PolicyFilter.of(registry, place.repository()))
                .map(SwrPolicies::shown)
                .call(found -> found.isEmpty()
                        ? places.require(place)
                        : Uni.createFrom().voidItem());
    }

    private static List<StoredPolicy> shown(List<StoredPolicy> all) {
        return all.stream()
                .map(SwrDocuments::shown)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(policy -> !SwrDocuments.isOwn(policy)))
                .toList();
    }

    /** The policy, if it is that of the repository; or the error that says what is missing. */
    Uni<StoredPolicy> get(SwrPlace place, PolicyId id) {
        Scope scope = Scope.ofRepository(registry, place.repository());
        return policies.get(id)
                .onFailure(UnknownPolicyException.class)
                .recoverWithNull()
                .map(found -> found != null && found.policy().scope().equals(scope)
                        ? SwrDocuments.shown(found).orElse(null)
                        : null)
                .onItem()
                .ifNull()
                .switchTo(() -> places.require(place).onItem().transformToUni(there -> Uni.createFrom()
                        .failure(SwrError.NO_POLICY.refusal())));
    }
}
