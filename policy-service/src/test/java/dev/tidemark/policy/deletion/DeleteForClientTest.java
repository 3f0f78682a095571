package dev.tidemark.policy.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.audit.Audit;
import dev.tidemark.policy.execution.AwaitEnd;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class DeleteForClientTest {

    @Inject
    AskForDeletion ask;

    @Inject
    AwaitEnd awaitEnd;

    @Inject
    Audit audit;

    @Test
    void namesTheExecutionThatGoesOnWhenNobodyWaitsAnyLonger() {
        var impatient = new DeleteForClient(ask, awaitEnd, audit, () -> Duration.ofMillis(400));

        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> impatient.of(
                        new RegistryName("default"), new RepositoryName("library/slow"), Named.all(), "alice")))
                .isInstanceOfSatisfying(
                        DeletionPendingException.class,
                        pending -> assertThat(pending.execution().value()).isPositive());
    }
}
