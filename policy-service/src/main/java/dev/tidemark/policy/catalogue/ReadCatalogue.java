package dev.tidemark.policy.catalogue;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.gateway.Gateway;
import dev.tidemark.policy.gateway.GatewayPage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Takes in all repositories of a registry, a page at a time: what is held is a page, however many there are. */
@ApplicationScoped
class ReadCatalogue {

    private final Gateway gateway;
    private final Numbering numbering;

    ReadCatalogue(Gateway gateway, Numbering numbering) {
        this.gateway = gateway;
        this.numbering = numbering;
    }

    /** How many there are. What breaks in the middle is half done, and right as far as it came. */
    Uni<Integer> of(RegistryName registry) {
        return from(registry, Optional.empty(), 0);
    }

    private Uni<Integer> from(RegistryName registry, Optional<String> after, int before) {
        return gateway.repositories(registry, after)
                .call(page -> take(registry, page, after))
                .chain(page -> next(registry, page, before + page.items().size()));
    }

    private Uni<Integer> next(RegistryName registry, GatewayPage page, int soFar) {
        return page.next() == null ? Uni.createFrom().item(soFar) : from(registry, Optional.of(page.next()), soFar);
    }

    private Uni<Void> take(RegistryName registry, GatewayPage page, Optional<String> after) {
        List<RepositoryName> names = page.items().stream()
                .filter(RepositoryName::isRepositoryName)
                .map(RepositoryName::new)
                .toList();
        return numbering.page(registry, names, after.orElse(""), Optional.ofNullable(page.next()));
    }
}
