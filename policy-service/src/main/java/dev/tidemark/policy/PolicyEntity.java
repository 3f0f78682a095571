package dev.tidemark.policy;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.EventTrigger;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.schedule.Cron;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A row of {@code policy}. It stays when the policy is deleted. */
@Entity
@Table(name = "policy")
public class PolicyEntity {

    /** What has not begun a day after it was asked for is not what was asked for any more. */
    private static final Duration LONGEST_RUN = Duration.ofHours(24);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    int revision;

    @Enumerated(EnumType.STRING)
    Dialect dialect;

    /** What its client calls it; null: nothing. */
    String name;

    @Column(name = "project_id")
    Integer projectId;

    String scope;
    String rules;
    String document;
    String cron;

    @Column(name = "next_run")
    Instant nextRun;

    @Column(name = "event_trigger")
    String eventTrigger;

    @Column(name = "event_trigger_since")
    Instant eventTriggerSince;

    boolean enabled;

    /** Null for a day. */
    @Column(name = "max_run_seconds")
    Integer maxRunSeconds;

    boolean deleted;

    // Of its scope, for queries; the database takes them from there.

    @Column(insertable = false, updatable = false)
    String registry;

    @Column(insertable = false, updatable = false)
    String project;

    @Column(insertable = false, updatable = false)
    String repository;

    /** The registry that it scans; null for a policy that somebody made. */
    String scans;

    /** The registry in which it deletes what clients name; null for a policy that somebody made, and for a scan. */
    @Column(name = "client_deletions")
    String clientDeletions;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** The first revision of a policy. */
    static PolicyEntity of(PolicyDraft draft, Integer projectId, Scope scope, Instant now) {
        PolicyEntity entity = new PolicyEntity();
        entity.dialect = draft.dialect();
        entity.projectId = projectId;
        entity.scope = StoredJson.write(scope);
        entity.createdAt = now;
        entity.become(draft, now);
        entity.nextRun =
                entity.schedule().flatMap(schedule -> schedule.first(now)).orElse(null);
        return entity;
    }

    /** A scan of the registry, due then. */
    static PolicyEntity ofScan(RegistryName registry, PolicyDraft draft, Instant now, Instant due) {
        PolicyEntity entity = of(draft, null, Scope.ofRegistry(registry), now);
        entity.scans = registry.value();
        entity.nextRun = due;
        return entity;
    }

    /** What clients have deleted in the registry. */
    static PolicyEntity ofClientDeletions(RegistryName registry, PolicyDraft draft, Instant now) {
        PolicyEntity entity = of(draft, null, Scope.ofRegistry(registry), now);
        entity.clientDeletions = registry.value();
        return entity;
    }

    /** The next revision: a whole new document. */
    void become(PolicyDraft draft, Instant now) {
        revision++;
        name = draft.name().orElse(null);
        enabled = draft.enabled();
        maxRunSeconds = draft.maxRun()
                .filter(limit -> limit.compareTo(LONGEST_RUN) < 0)
                .map(limit -> (int) limit.toSeconds())
                .orElse(null);
        rules = StoredJson.write(draft.rules());
        document = draft.document();
        String cronBefore = cron;
        cron = draft.cron().map(Cron::expression).orElse(null);
        // What is due by the same schedule, and was not looked at yet, does not wait for the tick after it.
        if (nextRun == null || nextRun.isAfter(now) || !enabled || !Objects.equals(cron, cronBefore)) {
            nextRun = schedule().flatMap(schedule -> schedule.next(now)).orElse(null);
        }
        updatedAt = now;
    }

    /** The next revision: the same document, and other events that make it run. */
    void runOn(Optional<EventTrigger> trigger, Instant now) {
        revision++;
        eventTriggerSince = trigger.map(some -> eventTrigger == null ? now : eventTriggerSince)
                .orElse(null);
        eventTrigger = trigger.map(StoredJson::write).orElse(null);
        updatedAt = now;
    }

    /** The last revision. */
    void end(Instant now) {
        revision++;
        deleted = true;
        nextRun = null;
        updatedAt = now;
    }

    /** That a client does not overwrite what it has not seen. */
    void requireRevision(Optional<Integer> expected) {
        if (expected.isPresent() && expected.get() != revision) {
            throw new StalePolicyException(policyId(), revision);
        }
    }

    PolicyId policyId() {
        return new PolicyId(id);
    }

    public Policy toPolicy() {
        return new Policy(
                policyId(),
                revision,
                dialect,
                StoredJson.read(scope, Scope.class),
                StoredJson.read(rules, RetentionRules.class),
                cron,
                document,
                eventTrigger().orElse(null));
    }

    /** The events that make it run. */
    Optional<EventTrigger> eventTrigger() {
        return Optional.ofNullable(eventTrigger).map(json -> StoredJson.read(json, EventTrigger.class));
    }

    TriggeredPolicy toTriggered() {
        return new TriggeredPolicy(toPolicy(), eventTriggerSince);
    }

    StoredPolicy toStored() {
        return new StoredPolicy(
                toPolicy(),
                Optional.ofNullable(name),
                Optional.ofNullable(projectId),
                enabled,
                nextRun(),
                Optional.ofNullable(maxRunSeconds).map(Duration::ofSeconds),
                createdAt,
                updatedAt);
    }

    /** Its schedule, as long as it is enabled. */
    public Optional<Cron> schedule() {
        return Optional.ofNullable(cron)
                .filter(expression -> enabled)
                .map(expression -> Cron.of(dialect, expression, createdAt));
    }

    /** How long an execution of it may take at most. */
    public Duration maxRun() {
        return maxRunSeconds == null ? LONGEST_RUN : Duration.ofSeconds(maxRunSeconds);
    }

    /** When it is due next; empty if it does not run by itself. */
    public Optional<Instant> nextRun() {
        return Optional.ofNullable(nextRun);
    }

    /** Notes that its schedule was looked at, and when it is due again. */
    public void awaitNextRun(Optional<Instant> next) {
        nextRun = next.orElse(null);
    }
}
