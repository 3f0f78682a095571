package dev.tidemark.policy.schedule;

import static dev.tidemark.policy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.UnknownPolicyException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class ScanTest {

    private final RegistryName registry = new RegistryName("scanned-" + UUID.randomUUID());

    @Inject
    Database database;

    @Inject
    RunScan runScan;

    @Inject
    Policies policies;

    @Test
    void aRegistryIsScannedOnceHoweverManyReplicasLook() {
        // given
        lookAtOnce();
        assertThat(executions()).isZero();

        // when
        isDue();
        lookAtOnce();

        // then
        assertThat(executions()).isEqualTo(1);
        assertThat(database.number("select count(*) from policy.policy where scans = ?", registry.value()))
                .isEqualTo(1);
    }

    @Test
    void aScanIsADryRunThatRetainsEverythingThereIs() {
        // given
        look();
        isDue();

        // when
        look();

        // then
        long execution = database.number("select id from policy.execution where policy_id = ?", policy());
        try (Heard heard = Heard.on("retention.executions")) {
            eventually()
                    .untilAsserted(() -> assertThat(heard.events(Long.toString(execution), ExecutionRequested.class))
                            .singleElement()
                            .satisfies(this::looksAtEverything));
        }
    }

    private void looksAtEverything(ExecutionRequested requested) {
        assertThat(requested.dryRun()).isTrue();
        assertThat(requested.trigger()).isEqualTo(Trigger.SCHEDULE);
        assertThat(requested.requestedBy()).isEqualTo("scan");
        assertThat(requested.policy().scope()).isEqualTo(Scope.ofRegistry(registry));
        assertThat(requested.policy().rules().rules()).singleElement().satisfies(rule -> assertThat(rule.keep())
                .isEqualTo(new Keep.Always()));
    }

    @Test
    void aScanThatWasMissedIsMadeUpForAtOnceAndOnlyOnce() {
        look();
        database.change(
                "update policy.policy set next_run = now() - interval '3 days' where scans = ?", registry.value());

        look();
        look();

        assertThat(executions()).isEqualTo(1);
    }

    @Test
    void nobodyFindsThePolicyBehindIt() {
        look();

        assertThatThrownBy(() -> run(() -> policies.get(new PolicyId(policy()))))
                .hasCauseInstanceOf(UnknownPolicyException.class);
    }

    @Test
    void registriesAreScannedDailyUnlessSomebodySaysOtherwise() {
        ScanConfig config = new SmallRyeConfigBuilder()
                .withMapping(ScanConfig.class)
                .build()
                .getConfigMapping(ScanConfig.class);

        assertThat(config.every()).isEqualTo(Duration.ofHours(24));
        assertThat(config.firstAfter()).isEqualTo(Duration.ofMinutes(10));
    }

    private void look() {
        run(() -> runScan.of(registry));
    }

    private void lookAtOnce() {
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(replica -> CompletableFuture.runAsync(this::look))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void isDue() {
        database.change("update policy.policy set next_run = now() where scans = ?", registry.value());
    }

    private long policy() {
        return database.number("select id from policy.policy where scans = ?", registry.value());
    }

    private long executions() {
        return database.number(
                "select count(*) from policy.execution e join policy.policy p on p.id = e.policy_id where p.scans = ?",
                registry.value());
    }

    private static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
