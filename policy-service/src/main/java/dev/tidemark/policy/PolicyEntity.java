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
import java.time.Instant;
import java.util.Optional;

/** A row of {@code policy}. It stays when the policy is deleted. */
@Entity
@Table(name = "policy")
public class PolicyEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    int revision;

    @Enumerated(EnumType.STRING)
    Dialect dialect;

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

    boolean deleted;

    /** The registry that it scans; null for a policy that somebody made. */
    String scans;

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
        return entity;
    }

    /** A scan of the registry, due then. */
    static PolicyEntity ofScan(RegistryName registry, PolicyDraft draft, Instant now, Instant due) {
        PolicyEntity entity = of(draft, null, Scope.ofRegistry(registry), now);
        entity.scans = registry.value();
        entity.nextRun = due;
        return entity;
    }

    /** The next revision: a whole new document. */
    void become(PolicyDraft draft, Instant now) {
        revision++;
        rules = StoredJson.write(draft.rules());
        document = draft.document();
        cron = draft.cron().map(Cron::expression).orElse(null);
        nextRun = draft.cron().flatMap(schedule -> schedule.next(now)).orElse(null);
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

    public Policy toPolicy() {
        return new Policy(
                new PolicyId(id),
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

    /** Its schedule. */
    public Optional<Cron> schedule() {
        return Optional.ofNullable(cron).map(expression -> Cron.of(dialect, expression));
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
