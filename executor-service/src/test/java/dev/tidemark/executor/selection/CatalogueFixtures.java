package dev.tidemark.executor.selection;

import dev.tidemark.executor.registry.Registries;
import java.time.Clock;

/** Catalogues for tests of what reads them. */
public final class CatalogueFixtures {

    private CatalogueFixtures() {}

    public static Catalogue catalogue(Registries registries, Clock clock) {
        return new Catalogue(registries, clock);
    }
}
