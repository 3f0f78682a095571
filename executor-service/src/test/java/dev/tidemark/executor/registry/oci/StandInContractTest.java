package dev.tidemark.executor.registry.oci;

import dev.tidemark.executor.registry.RegistryContract;
import dev.tidemark.executor.registry.Subject;
import dev.tidemark.executor.registry.standin.Flavour;
import dev.tidemark.executor.registry.standin.StandInRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The OCI kind keeps the contract with every flavour, in pages so small that listings need several. */
class StandInContractTest {

    abstract static class WithStandIn extends RegistryContract {

        private final StandInRegistry registry;
        private final Subject subject;

        WithStandIn(Flavour flavour) {
            registry = new StandInRegistry(flavour).withPagesOf(5);
            subject = OciFixtures.subject(registry, flavour);
        }

        @Override
        protected Subject subject() {
            return subject;
        }

        @AfterEach
        void stop() {
            registry.close();
        }
    }

    @Nested
    class Distribution2 extends WithStandIn {
        Distribution2() {
            super(Flavour.DISTRIBUTION_2);
        }
    }

    @Nested
    class Distribution3 extends WithStandIn {
        Distribution3() {
            super(Flavour.DISTRIBUTION_3);
        }
    }

    @Nested
    class Zot extends WithStandIn {
        Zot() {
            super(Flavour.ZOT);
        }
    }
}
