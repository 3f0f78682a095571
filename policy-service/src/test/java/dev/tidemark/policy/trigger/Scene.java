package dev.tidemark.policy.trigger;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.EventTrigger;
import dev.tidemark.contracts.policy.EventTrigger.Kind;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.policy.ChangeTrigger;
import dev.tidemark.policy.CreatePolicy;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.PolicyDraft;
import dev.tidemark.policy.project.CreateProject;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.ProjectTraits;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Admin;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Policies that events make run, and what happens in their projects. */
@ApplicationScoped
class Scene {

    private static final Digest DIGEST = new Digest("sha256:" + "a".repeat(64));

    private final Database database;
    private final Registries registries;
    private final CreateProject createProject;
    private final CreatePolicy createPolicy;
    private final ChangeTrigger changeTrigger;

    Scene(
            Database database,
            Registries registries,
            CreateProject createProject,
            CreatePolicy createPolicy,
            ChangeTrigger changeTrigger) {
        this.database = database;
        this.registries = registries;
        this.createProject = createProject;
        this.createPolicy = createPolicy;
        this.changeTrigger = changeTrigger;
    }

    static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    RegistryName registry() {
        return registries.ofHarbor();
    }

    Project project() {
        return run(() -> createProject.named(
                Admin.NUMBER, registry(), new ProjectName("p" + UUID.randomUUID()), ProjectTraits.NONE));
    }

    /** One that looks at all repositories of its project but those called {@code other}. */
    PolicyId policy(Project project) {
        var repositories = new Selector.Not(new Selector.ByName(new Pattern(Pattern.Syntax.GLOB, "*/other")));
        var rule = new RetentionRule(
                "newest", false, List.of(repositories), List.of(), new Keep.Newest(Keep.By.PUSHED, 3));
        var rules = new RetentionRules(Unit.ARTIFACT, List.of(rule), false);
        return run(() -> createPolicy.inProject(
                project.id(), new PolicyDraft(Dialect.HARBOR, rules, "{}", Optional.empty()), "admin"));
    }

    void trigger(PolicyId policy, int quietPeriod, int maxDelay, Kind... kinds) {
        var trigger = new EventTrigger(List.of(kinds), quietPeriod, maxDelay, false);
        run(() -> changeTrigger.to(policy, Optional.of(trigger), "admin"));
    }

    void untrigger(PolicyId policy) {
        run(() -> changeTrigger.to(policy, Optional.empty(), "admin"));
    }

    static RepositoryName repository(Project project, String name) {
        return new RepositoryName(project.name() + "/" + name);
    }

    ArtifactPushed push(RepositoryName repository, String tag) {
        var meta = EventMeta.of(UUID.randomUUID(), Instant.now(), null);
        return new ArtifactPushed(
                meta, registry(), repository, DIGEST, tag == null ? null : new Tag(tag), null, meta.occurredAt(), null);
    }

    RegistryEvent pull(RepositoryName repository) {
        var meta = EventMeta.of(UUID.randomUUID(), Instant.now(), null);
        return new ArtifactPulled(meta, registry(), repository, DIGEST, null, meta.occurredAt(), null);
    }

    /** How many executions there are of the policy. */
    long executions(PolicyId policy) {
        return database.number("select count(*) from policy.execution where policy_id = ?", policy.value());
    }

    long running(PolicyId policy) {
        return database.number(
                "select count(*) from policy.execution where policy_id = ? and status = 'RUNNING'", policy.value());
    }

    long waiting(PolicyId policy) {
        return database.number("select count(*) from policy.awaited_run where policy_id = ?", policy.value());
    }
}
