package dev.tidemark.contracts.event;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Decision.Verdict;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.TaskTotals;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One night of one policy, told in every event there is: once with all that may be said, once with as little as is allowed. */
final class EventFixtures {

    private static final Instant NIGHT = Instant.parse("2026-11-20T02:00:00Z");
    private static final Instant NIGHT_AFTER = Instant.parse("2026-11-21T02:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-20T02:00:07.412Z");

    private static final RegistryName REGISTRY = new RegistryName("default");
    private static final RepositoryName REPOSITORY = new RepositoryName("library/team/shop/web/frontend");
    private static final ExecutionId EXECUTION = new ExecutionId(4711);
    private static final PolicyId POLICY = new PolicyId(7);
    private static final TaskId TASK = new TaskId(EXECUTION, REGISTRY, REPOSITORY);
    private static final PlanId PLAN = new PlanId(UUID.fromString("0b8d6a54-6f0f-5c7e-9a55-2f1f6f2f8f10"));

    private static final Digest INDEX = digest("1d");
    private static final Digest CHILD = digest("2c");
    private static final Digest SIGNATURE = digest("35");
    private static final Digest RELEASE = digest("4e");

    private static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private EventFixtures() {}

    /** Every event type, each optional component present, every kind of rule and decision in use. */
    static List<Event> complete() {
        EventMeta meta = meta(UUID.fromString("019f7b1c-2a00-7d3e-8f10-6b5a4c3d2e1f"));
        return List.of(
                new PolicyEvent.PolicyChanged(meta, policy(), false, "admin"),
                new ExecutionEvent.ExecutionRequested(
                        meta, EXECUTION, policy(), Trigger.MANUAL, true, NIGHT, NIGHT_AFTER, REPOSITORY, "admin"),
                new ExecutionEvent.ExecutionPlanned(meta, EXECUTION, 1),
                new ExecutionEvent.ExecutionHeld(meta, EXECUTION, Reason.LAST_ONE, "91 % of 12,000 tags are condemned"),
                new ExecutionEvent.ExecutionReleased(meta, EXECUTION, "admin"),
                new ExecutionEvent.ExecutionFinished(
                        meta, EXECUTION, ExecutionStatus.ERROR, 3, 40, 31, 12, 1, "one of 3 tasks failed"),
                new StopEvent.StopRequested(meta, EXECUTION, "admin"),
                new StopEvent.RegistryPaused(meta, REGISTRY, "admin"),
                new TaskEvent.TaskRequested(
                        meta, TASK, POLICY, rules(), NIGHT, NIGHT_AFTER, false, List.of(meta.causationId())),
                new TaskEvent.TaskReleased(meta, TASK),
                new DecisionEvent.TaskPlanned(
                        meta, TASK, POLICY, PLAN, RELEASE.toString(), false, 0, 1, decisions(), planned()),
                new DeletionEvent.DeletionsCondemned(meta, TASK, POLICY, PLAN, condemned(), 5, 3, 2, NIGHT_AFTER),
                new ResultEvent.DeletionsBegun(meta, TASK, PLAN, 0, subjects()),
                new ResultEvent.DeletionsDone(meta, TASK, PLAN, 0, outcomes()),
                new ResultEvent.TaskFinished(
                        meta,
                        TASK,
                        PLAN,
                        false,
                        TaskStatus.ERROR,
                        new TaskTotals(3, 2, 4, 1, 1, 1, 1),
                        "registry default answered 503 to 5 attempts"),
                new RegistryEvent.ArtifactPushed(
                        meta, REGISTRY, REPOSITORY, RELEASE, new Tag("v2.4.0"), OCI_MANIFEST, LATER, "ci"),
                new RegistryEvent.ArtifactPulled(
                        meta, REGISTRY, REPOSITORY, RELEASE, new Tag("v2.4.0"), LATER, "kubelet"),
                new RegistryEvent.ArtifactDeleted(meta, REGISTRY, REPOSITORY, RELEASE, new Tag("v2.4.0"), LATER),
                new RegistryEvent.ArtifactObserved(
                        meta, REGISTRY, REPOSITORY, index(), List.of(new Tag("nightly"), new Tag("v2.3.9")), LATER),
                new RegistryEvent.RepositoryScanned(meta, REGISTRY, REPOSITORY, 5, LATER),
                new RegistryEvent.RepositoriesObserved(
                        meta, REGISTRY, 0, true, List.of(new RepositoryName("alpine"), REPOSITORY), LATER),
                new RegistryEvent.RegistryProbed(meta, REGISTRY, true, LATER));
    }

    /** The event types that have optional components, with none of them. */
    static List<Event> sparse() {
        EventMeta meta = EventMeta.of(UUID.fromString("019f7b1c-2a01-7a4b-9c20-0d1e2f3a4b5c"), LATER, null);
        return List.of(
                new PolicyEvent.PolicyChanged(meta, registryWide(), true, "admin"),
                new ExecutionEvent.ExecutionRequested(
                        meta, EXECUTION, registryWide(), Trigger.SCHEDULE, false, NIGHT, NIGHT_AFTER, null, "SCHEDULE"),
                new ExecutionEvent.ExecutionPlanned(meta, EXECUTION, 0),
                new ExecutionEvent.ExecutionHeld(meta, EXECUTION, Reason.LAST_ONE, null),
                new ExecutionEvent.ExecutionReleased(meta, EXECUTION, "brakes"),
                new ExecutionEvent.ExecutionFinished(meta, EXECUTION, ExecutionStatus.SUCCESS, 0, 0, 0, 0, 0, null),
                new StopEvent.StopRequested(meta, EXECUTION, "admin"),
                new StopEvent.RegistryPaused(meta, REGISTRY, "admin"),
                new TaskEvent.TaskRequested(
                        meta,
                        TASK,
                        POLICY,
                        new RetentionRules(RetentionRules.Unit.TAG, List.of(), true),
                        NIGHT,
                        NIGHT_AFTER,
                        true,
                        List.of()),
                new TaskEvent.TaskReleased(meta, TASK),
                new DecisionEvent.TaskPlanned(
                        meta,
                        TASK,
                        POLICY,
                        PLAN,
                        RELEASE.toString(),
                        true,
                        1,
                        2,
                        List.of(decision(RELEASE, Role.CANDIDATE, Verdict.DELETE, Reason.NOT_RETAINED)),
                        planned()),
                new DeletionEvent.DeletionsCondemned(
                        meta,
                        TASK,
                        POLICY,
                        PLAN,
                        List.of(new Condemned(RELEASE, List.of(), true, null)),
                        0,
                        1,
                        0,
                        NIGHT_AFTER),
                new ResultEvent.DeletionsBegun(meta, TASK, PLAN, 1, List.of(Subject.manifest(RELEASE))),
                new ResultEvent.DeletionsDone(
                        meta,
                        TASK,
                        PLAN,
                        1,
                        List.of(new SubjectOutcome(Subject.manifest(RELEASE), Outcome.DELETED, null, null))),
                new ResultEvent.TaskFinished(meta, TASK, null, true, TaskStatus.SUCCESS, TaskTotals.NONE, null),
                new RegistryEvent.ArtifactPushed(meta, REGISTRY, REPOSITORY, RELEASE, null, null, LATER, null),
                new RegistryEvent.ArtifactPulled(meta, REGISTRY, REPOSITORY, RELEASE, null, LATER, null),
                new RegistryEvent.ArtifactDeleted(meta, REGISTRY, REPOSITORY, null, new Tag("v2.4.0"), LATER),
                new RegistryEvent.ArtifactObserved(
                        meta,
                        REGISTRY,
                        REPOSITORY,
                        new ArtifactFacts(RELEASE, OCI_MANIFEST, null, 0, 0, null, List.of(), null),
                        List.of(),
                        LATER),
                new RegistryEvent.RepositoryScanned(meta, REGISTRY, REPOSITORY, 0, LATER),
                new RegistryEvent.RepositoriesObserved(meta, REGISTRY, 2, false, List.of(), LATER),
                new RegistryEvent.RegistryProbed(meta, REGISTRY, false, LATER));
    }

    private static EventMeta meta(UUID id) {
        return EventMeta.of(id, LATER, UUID.fromString("019f7b1c-29ff-7c11-b2a3-94857463524f"));
    }

    private static Digest digest(String pair) {
        return new Digest("sha256:" + pair.repeat(32));
    }

    private static Policy policy() {
        return new Policy(
                POLICY,
                3,
                Dialect.HARBOR,
                Scope.ofRepository(REGISTRY, REPOSITORY),
                rules(),
                "0 0 2 * * *",
                "{\"algorithm\":\"or\",\"rules\":[]}");
    }

    private static Policy registryWide() {
        return new Policy(
                POLICY,
                1,
                Dialect.TIDEMARK,
                Scope.ofRegistry(REGISTRY),
                new RetentionRules(RetentionRules.Unit.TAG, List.of(), false),
                null,
                "{}");
    }

    private static RetentionRules rules() {
        return new RetentionRules(
                RetentionRules.Unit.ARTIFACT,
                List.of(
                        rule("releases", false, new Selector.ByTag(pattern("v*"), false, false), new Keep.Always()),
                        rule(
                                "newest ten",
                                false,
                                new Selector.ByRepository(pattern("**/web/*"), true),
                                new Keep.Newest(Keep.By.PUSHED, 10)),
                        rule(
                                "pulled lately",
                                true,
                                new Selector.ByProject(pattern("{library,team}"), false),
                                new Keep.Within(Keep.By.ACTIVE, 30, true))),
                false);
    }

    private static RetentionRule rule(String name, boolean disabled, Selector selector, Keep keep) {
        Selector artifacts = new Selector.ByTag(pattern("**"), false, true);
        return new RetentionRule(name, disabled, List.of(selector), List.of(artifacts), keep);
    }

    private static Pattern pattern(String text) {
        return new Pattern(Pattern.Syntax.DOUBLESTAR, text);
    }

    private static List<Decision> decisions() {
        return List.of(
                new Decision(
                        RELEASE,
                        List.of(new Tag("v2.4.0")),
                        Role.CANDIDATE,
                        Verdict.RETAIN,
                        Reason.RULE,
                        "newest ten",
                        1,
                        false,
                        null,
                        new TimeEvidence(Instant.parse("2026-11-18T09:30:00Z"), TimeSource.EVENT),
                        new TimeEvidence(Instant.parse("2026-11-19T23:59:59.999999999Z"), TimeSource.REGISTRY)),
                decision(INDEX, Role.CANDIDATE, Verdict.DELETE, Reason.NOT_RETAINED),
                new Decision(
                        CHILD,
                        List.of(),
                        Role.CHILD,
                        Verdict.DELETE,
                        Reason.INDEX_CHILD,
                        null,
                        null,
                        false,
                        INDEX,
                        new TimeEvidence(Instant.parse("2025-02-03T04:05:06Z"), TimeSource.CREATED_ONLY),
                        null),
                new Decision(
                        SIGNATURE,
                        List.of(new Tag("sha256-" + "1d".repeat(32) + ".sig")),
                        Role.REFERRER,
                        Verdict.RETAIN,
                        Reason.UNREADABLE,
                        null,
                        null,
                        true,
                        INDEX,
                        null,
                        null));
    }

    private static Decision decision(Digest digest, Role role, Verdict verdict, Reason reason) {
        return new Decision(
                digest, List.of(new Tag("v2.3.9")), role, verdict, reason, null, null, false, null, null, null);
    }

    private static TaskTotals planned() {
        return new TaskTotals(3, 2, 4, 0, 0, 0, 0);
    }

    private static List<Condemned> condemned() {
        return List.of(
                new Condemned(INDEX, List.of(new Tag("nightly"), new Tag("v2.3.9")), true, null),
                new Condemned(CHILD, List.of(), true, INDEX));
    }

    private static List<Subject> subjects() {
        return List.of(
                new Subject(INDEX, new Tag("nightly")),
                new Subject(INDEX, new Tag("v2.3.9")),
                Subject.manifest(INDEX),
                Subject.manifest(CHILD));
    }

    private static List<SubjectOutcome> outcomes() {
        return List.of(
                new SubjectOutcome(new Subject(INDEX, new Tag("nightly")), Outcome.DELETED, null, null),
                new SubjectOutcome(
                        new Subject(INDEX, new Tag("v2.3.9")), Outcome.KEPT, Reason.MOVED, "now points at another"),
                new SubjectOutcome(Subject.manifest(INDEX), Outcome.FAILED, Reason.REGISTRY_ERROR, "503, 5 attempts"),
                new SubjectOutcome(Subject.manifest(CHILD), Outcome.GONE, null, null));
    }

    private static ArtifactFacts index() {
        return new ArtifactFacts(
                INDEX,
                OCI_INDEX,
                "application/vnd.example.bundle",
                1_204,
                48_201_337,
                Instant.parse("2025-02-03T04:05:06Z"),
                List.of(CHILD),
                RELEASE);
    }
}
