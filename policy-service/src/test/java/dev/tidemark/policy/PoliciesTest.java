package dev.tidemark.policy;

import static dev.tidemark.policy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.execution.Executions;
import dev.tidemark.policy.execution.RequestExecution;
import dev.tidemark.policy.execution.RequestExecution.Request;
import dev.tidemark.policy.schedule.Every;
import dev.tidemark.policy.schedule.HarborCron;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class PoliciesTest {

    @Inject
    CreatePolicy createPolicy;

    @Inject
    ChangePolicy changePolicy;

    @Inject
    DeletePolicy deletePolicy;

    @Inject
    Policies policies;

    @Inject
    RequestExecution requestExecution;

    @Inject
    Executions executions;

    private final RegistryName registry =
            new RegistryName("r" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void aNameBelongsToOnePolicyOfItsDialectAndRegistry() {
        PolicyId first = create(named("weekly"));
        assertThatThrownBy(() -> create(named("weekly")))
                .isInstanceOfSatisfying(
                        PolicyExistsException.class, e -> assertThat(e.policy()).isEqualTo(first));
        assertThat(find("weekly").orElseThrow().policy().id()).isEqualTo(first);

        run(() -> deletePolicy.delete(first, DeletePolicy.Running.FORBIDS, "admin"));
        assertThat(find("weekly")).isEmpty();
        assertThat(create(named("weekly"))).isNotEqualTo(first);
    }

    @Test
    void aPolicyIsNotRenamedToWhatAnotherIsCalled() {
        create(named("one"));
        PolicyId other = create(named("other"));
        assertThatThrownBy(() -> change(other, Optional.empty(), named("one")))
                .isInstanceOf(PolicyExistsException.class);
        change(other, Optional.empty(), named("third"));
        assertThat(find("third").orElseThrow().policy().id()).isEqualTo(other);
    }

    @Test
    void aRepositoryHasOnePolicyOfSwr() {
        Scope scope = Scope.ofRepository(registry, new RepositoryName("group/app"));
        run(() -> createPolicy.of(scope, daily(), "admin"));
        assertThatThrownBy(() -> run(() -> createPolicy.of(scope, daily(), "admin")))
                .isInstanceOf(PolicyExistsException.class);
        assertThat(run(() ->
                        policies.list(PolicyFilter.of(Dialect.SWR, registry, new RepositoryName("group/app")), 0, 10)))
                .hasSize(1);
        assertThat(run(() -> policies.list(
                        PolicyFilter.of(Dialect.SWR, registry, new RepositoryName("group/other")), 0, 10)))
                .isEmpty();
    }

    @Test
    void aPolicyOfSwrIsDueAtOnceAndThenADayAfter() {
        Scope scope = Scope.ofRepository(registry, new RepositoryName("group/daily"));
        PolicyId id = run(() -> createPolicy.of(scope, daily(), "admin"));
        StoredPolicy stored = run(() -> policies.get(id));
        assertThat(stored.policy().cron()).isEqualTo("@every PT24H");
        assertThat(new Every(Duration.ofDays(1), stored.createdAt()).next(stored.createdAt()))
                .contains(stored.createdAt().plus(Duration.ofDays(1)));
    }

    @Test
    void whatIsDueIsNotPutOffByAChange() {
        Scope scope = Scope.ofRepository(registry, new RepositoryName("group/changed"));
        PolicyId id = run(() -> createPolicy.of(scope, daily(), "admin"));
        run(() -> changePolicy.to(id, Optional.empty(), daily(), "admin"));
        eventually()
                .untilAsserted(() ->
                        assertThat(run(() -> executions.of(id, 0, 0)).items()).hasSize(1));
    }

    @Test
    void whatAClientHasNotSeenItDoesNotOverwrite() {
        PolicyId id = create(named("seen"));
        change(id, Optional.of(1), named("seen"));
        assertThatThrownBy(() -> change(id, Optional.of(1), named("seen")))
                .isInstanceOfSatisfying(StalePolicyException.class, e -> assertThat(e.revision())
                        .isEqualTo(2));
    }

    @Test
    void whoDisablesAPolicyStopsItsExecutionsAndItsClock() {
        PolicyId id = create(named("nightly"));
        run(() -> requestExecution.of(id, Request.manual(false, "admin")));
        PolicyDraft off = new PolicyDraft(
                Dialect.ARTIFACTORY,
                Optional.of("nightly"),
                new RetentionRules(Unit.TAG, List.of(), false),
                "{}",
                Optional.of(HarborCron.parse("0 0 0 * * *")),
                false,
                Optional.empty());
        change(id, Optional.empty(), off);
        StoredPolicy stored = run(() -> policies.get(id));
        assertThat(stored.enabled()).isFalse();
        assertThat(stored.nextRun()).isEmpty();
        assertThat(run(() -> executions.of(id, 0, 0)).items())
                .singleElement()
                .satisfies(execution -> assertThat(execution.stopRequested()).isTrue());
    }

    @Test
    void anExecutionIsGivenTheTimeThatItsPolicyGives() {
        PolicyDraft brief = new PolicyDraft(
                Dialect.ARTIFACTORY,
                Optional.of("short"),
                new RetentionRules(Unit.TAG, List.of(), false),
                "{}",
                Optional.empty(),
                true,
                Optional.of(Duration.ofMinutes(7)));
        PolicyId id = create(brief);
        run(() -> requestExecution.of(id, Request.manual(false, "admin")));
        assertThat(run(() -> executions.of(id, 0, 0)).items()).singleElement().satisfies(execution -> assertThat(
                        execution.notAfter())
                .isEqualTo(execution.requestedAt().plus(Duration.ofMinutes(7))));
    }

    @Test
    void policiesAreListedByNumberAfterTheOneSeenLast() {
        PolicyId one = create(named("1"));
        PolicyId two = create(named("2"));
        PolicyId three = create(named("3"));
        PolicyFilter ours = PolicyFilter.of(Dialect.ARTIFACTORY, registry);
        assertThat(run(() -> policies.list(ours, 0, 2)))
                .extracting(stored -> stored.policy().id())
                .containsExactly(one, two);
        assertThat(run(() -> policies.list(ours, two.value(), 2)))
                .extracting(stored -> stored.policy().id())
                .containsExactly(three);
    }

    private PolicyId create(PolicyDraft draft) {
        return run(() -> createPolicy.of(Scope.ofRegistry(registry), draft, "admin"));
    }

    private void change(PolicyId id, Optional<Integer> expected, PolicyDraft draft) {
        run(() -> changePolicy.to(id, expected, draft, "admin"));
    }

    private Optional<StoredPolicy> find(String name) {
        return run(() -> policies.named(Dialect.ARTIFACTORY, registry, name));
    }

    private static PolicyDraft named(String name) {
        return new PolicyDraft(
                Dialect.ARTIFACTORY,
                Optional.of(name),
                new RetentionRules(Unit.TAG, List.of(), false),
                "{}",
                Optional.empty(),
                true,
                Optional.empty());
    }

    private static PolicyDraft daily() {
        return new PolicyDraft(
                Dialect.SWR,
                new RetentionRules(Unit.TAG, List.of(), false),
                "{}",
                Optional.of(new Every(Duration.ofDays(1), Instant.EPOCH)));
    }

    private static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
