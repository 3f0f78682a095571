package dev.tidemark.executor.registry.harbor;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.http.HttpFixtures;
import dev.tidemark.executor.registry.standin.harbor.StandInHarbor;

/** What the tests of this package begin with. */
public final class HarborFixtures {

    public static final RepositoryName REPOSITORY = new RepositoryName("library/team/app");

    private HarborFixtures() {}

    /** As its administrator sees it. */
    public static OpenRegistry open(StandInHarbor harbor) {
        return open(harbor, StandInHarbor.ADMIN);
    }

    public static OpenRegistry open(StandInHarbor harbor, String username) {
        return new HarborKind(HttpFixtures.connections())
                .open(HttpFixtures.NAME, HttpFixtures.settings(harbor.url(), username, StandInHarbor.PASSWORD));
    }
}
