package dev.tidemark.policy.catalogue;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.registry.Registries;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Looks through every registry at the start, and every ten minutes from then on. */
@ApplicationScoped
class CatalogueTicks {

    private static final Logger LOG = Logger.getLogger(CatalogueTicks.class);

    /** Services start in any order, and a registry may be away for a while. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Registries registries;
    private final ReadCatalogue readCatalogue;
    private final CatalogueConfig config;

    CatalogueTicks(Registries registries, ReadCatalogue readCatalogue, CatalogueConfig config) {
        this.registries = registries;
        this.readCatalogue = readCatalogue;
        this.config = config;
    }

    @Scheduled(every = "${tidemark.catalogue.every:PT10M}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return Multi.createFrom()
                .iterable(registries.all())
                .onItem()
                .transformToUniAndMerge(this::read)
                .onItem()
                .ignoreAsUni();
    }

    /** One that cannot be read does not keep the others from it, and is tried again until it is time for all. */
    private Uni<Integer> read(RegistryName registry) {
        return readCatalogue
                .of(registry)
                .invoke(count -> LOG.debugf("Registry %s has %d repositories", registry, count))
                .onFailure()
                .invoke(failure -> LOG.infof("What registry %s has is not read yet: %s", registry, failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(config.every().toMillis() * 9 / 10)
                .onFailure()
                .invoke(failure -> LOG.warnf("What registry %s has could not be read: %s", registry, failure))
                .onFailure()
                .recoverWithNull();
    }
}
