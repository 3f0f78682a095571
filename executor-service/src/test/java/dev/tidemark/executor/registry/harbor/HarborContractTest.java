package dev.tidemark.executor.registry.harbor;

import dev.tidemark.executor.registry.RegistryContract;
import dev.tidemark.executor.registry.Subject;
import dev.tidemark.executor.registry.standin.harbor.StandInHarbor;
import org.junit.jupiter.api.AfterEach;

/** The Harbor kind keeps the contract. */
class HarborContractTest extends RegistryContract {

    private final StandInHarbor harbor = new StandInHarbor("contract");
    private final Subject subject =
            new Subject.OverHttp(HarborFixtures.open(harbor), true, false, false, harbor.push());

    @Override
    protected Subject subject() {
        return subject;
    }

    @AfterEach
    void stop() {
        harbor.close();
    }
}
