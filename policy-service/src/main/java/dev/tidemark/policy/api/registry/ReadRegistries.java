package dev.tidemark.policy.api.registry;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.api.ProblemException;
import dev.tidemark.policy.gateway.Gateway;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import dev.tidemark.policy.registry.PauseRegistry;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.registry.RegistryStates;
import dev.tidemark.policy.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells of registries, and holds them. */
@ApplicationScoped
class ReadRegistries {

    private final Registries registries;
    private final RegistryStates states;
    private final Gateway gateway;
    private final PauseRegistry pause;

    ReadRegistries(Registries registries, RegistryStates states, Gateway gateway, PauseRegistry pause) {
        this.registries = registries;
        this.states = states;
        this.gateway = gateway;
        this.pause = pause;
    }

    /** All there are: somebody configured each of them by hand, so that one part holds them. */
    Uni<PageOf<RegistryResponse>> all() {
        return Multi.createFrom()
                .iterable(registries.all())
                .onItem()
                .transformToUni(this::told)
                .concatenate()
                .collect()
                .asList()
                .map(items -> new PageOf<>(items, null));
    }

    Uni<RegistryResponse> one(String name) {
        return told(named(name));
    }

    Uni<RegistryHealth> health(String name) {
        return health(named(name));
    }

    Uni<RegistryResponse> pause(String name, Caller caller) {
        caller.requireSystemAdmin();
        RegistryName registry = named(name);
        return pause.pause(registry, caller.name()).chain(() -> told(registry));
    }

    Uni<Void> resume(String name, Caller caller) {
        caller.requireSystemAdmin();
        return pause.resume(named(name));
    }

    private RegistryName named(String name) {
        return registries.find(name).orElseThrow(() -> ProblemException.notFound("there is no registry of that name"));
    }

    private Uni<RegistryResponse> told(RegistryName registry) {
        return health(registry).chain(health -> states.of(registry)
                .map(state -> RegistryResponse.of(registries.configured(registry), health, state)));
    }

    private Uni<RegistryHealth> health(RegistryName registry) {
        return gateway.health(registry)
                .map(RegistryHealth::of)
                .onFailure(GatewayUnavailableException.class)
                .recoverWithItem(RegistryHealth.UNKNOWN);
    }
}
