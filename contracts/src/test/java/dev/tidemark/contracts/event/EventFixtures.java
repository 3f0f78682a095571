package dev.tidemark.contracts.event;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Decision.Verdict;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.FreedBytes;
import dev.tidemark.contracts.execution.Named;
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
import dev.tidemark.contracts.policy.EventTrigger;
import dev.tidemark.contracts.policy.GroupBy;
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
import java.util.Map;
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
    private static final Digest CHART = digest("5a");
    private static final Digest UNTAGGED = digest("07");
    private static final Tag SIGNATURE_TAG = new Tag("sha256-" + "1d".repeat(32) + ".sig");

    private static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private static final UUID RANDOM = UUID.fromString("019ea2c1-3bd4-7d3e-8f10-6b5a4c3d2e1f");
    private static final UUID DERIVED = UUID.fromString("7c2f3f0e-51b9-5d0a-9a3e-4f6d1c8b7a20");
    private static final UUID CAUSE = UUID.fromString("019ea2c1-29ff-7c11-b2a3-94857463524f");

    private static final Position LAST_CAUSE = new Position(17, 90_210, Instant.parse("2026-11-20T01:59:54.907Z"));

    private EventFixtures() {}

    /** Every event type, each optional component present, every kind of rule and decision in use. */
    static List<Event> complete() {
        EventMeta meta = EventMeta.of(RANDOM, LATER, CAUSE);
        EventMeta derived = EventMeta.of(DERIVED, LATER, CAUSE);
        return List.of(
                new PolicyEvent.PolicyChanged(meta, policy(), false, "admin"),
                new ExecutionEvent.ExecutionRequested(
                        meta,
                        EXECUTION,
                        policy(),
                        Trigger.EVENT,
                        true,
                        NIGHT,
                        NIGHT_AFTER,
                        REPOSITORY,
                        "event",
                        List.of(CAUSE),
                        named(),
                        LAST_CAUSE),
                new ExecutionEvent.ExecutionPlanned(meta, EXECUTION, 1),
                new ExecutionEvent.ExecutionHeld(
                        meta, EXECUTION, Reason.TIME_UNKNOWN, "9,120 of 12,000 artifacts have no known push time"),
                new ExecutionEvent.ExecutionReleased(meta, EXECUTION, "admin"),
                new ExecutionEvent.ExecutionFinished(
                        meta, EXECUTION, ExecutionStatus.ERROR, 3, 40, 31, 12, 1, "one of 3 tasks failed"),
                new StopEvent.StopRequested(meta, EXECUTION, "admin"),
                new StopEvent.RegistryPaused(meta, REGISTRY, "admin"),
                new TaskEvent.TaskRequested(
                        derived,
                        TASK,
                        POLICY,
                        rules(),
                        NIGHT,
                        NIGHT_AFTER,
                        false,
                        List.of(CAUSE),
                        true,
                        named(),
                        LAST_CAUSE),
                new TaskEvent.TaskReleased(derived, TASK),
                new DecisionEvent.TaskPlanned(
                        derived, TASK, POLICY, PLAN, RELEASE.toString(), false, 0, 1, decisions(), planned(), true),
                new DeletionEvent.DeletionsCondemned(
                        derived, TASK, POLICY, PLAN, condemned(), 5, 3, 2, NIGHT_AFTER, RetentionRules.Unit.TAG),
                new ResultEvent.DeletionsBegun(derived, TASK, PLAN, 0, subjects()),
                new ResultEvent.DeletionsDone(derived, TASK, PLAN, 0, outcomes()),
                new ResultEvent.TaskFinished(
                        derived,
                        TASK,
                        PLAN,
                        false,
                        TaskStatus.ERROR,
                        new TaskTotals(3, 3, 6, 1, 1, 3, 1),
                        "registry default answered 503 to 5 attempts"),
                new RegistryEvent.ArtifactPushed(
                        meta, REGISTRY, REPOSITORY, RELEASE, new Tag("v2.4.0"), OCI_MANIFEST, LATER, "ci"),
                new RegistryEvent.ArtifactPulled(
                        meta, REGISTRY, REPOSITORY, RELEASE, new Tag("v2.4.0"), LATER, "kubelet"),
                new RegistryEvent.ArtifactDeleted(meta, REGISTRY, REPOSITORY, RELEASE, new Tag("v2.4.0"), LATER),
                new RegistryEvent.RepositoryChanged(derived, REGISTRY, REPOSITORY, new Tag("v2.4.0"), LATER, "ci"),
                new RegistryEvent.ArtifactObserved(
                        meta, REGISTRY, REPOSITORY, index(), List.of(new Tag("nightly"), new Tag("v2.3.9")), LATER),
                new RegistryEvent.RepositoryScanned(meta, REGISTRY, REPOSITORY, 5, LATER),
                new RegistryEvent.RepositoriesObserved(
                        meta, REGISTRY, 0, true, List.of(new RepositoryName("alpine"), REPOSITORY), LATER),
                new RegistryEvent.RegistryProbed(meta, REGISTRY, true, LATER),
                new RegistryEvent.ReceiverReported(meta, REGISTRY, LATER));
    }

    /** The event types that have optional components, with none of them. */
    static List<Event> sparse() {
        EventMeta meta = EventMeta.of(RANDOM, LATER, null);
        EventMeta derived = EventMeta.of(DERIVED, LATER, null);
        return List.of(
                new PolicyEvent.PolicyChanged(meta, registryWide(), true, "admin"),
                new ExecutionEvent.ExecutionRequested(
                        meta, EXECUTION, registryWide(), Trigger.SCHEDULE, false, NIGHT, NIGHT_AFTER, null, "SCHEDULE"),
                new ExecutionEvent.ExecutionPlanned(meta, EXECUTION, 0),
                new ExecutionEvent.ExecutionHeld(meta, EXECUTION, Reason.TIME_UNKNOWN, null),
                new ExecutionEvent.ExecutionReleased(meta, EXECUTION, "brakes"),
                new ExecutionEvent.ExecutionFinished(meta, EXECUTION, ExecutionStatus.SUCCESS, 0, 0, 0, 0, 0, null),
                new StopEvent.StopRequested(meta, EXECUTION, "admin"),
                new StopEvent.RegistryPaused(meta, REGISTRY, "admin"),
                new TaskEvent.TaskRequested(
                        derived,
                        TASK,
                        POLICY,
                        new RetentionRules(RetentionRules.Unit.TAG, List.of(), true),
                        NIGHT,
                        NIGHT_AFTER,
                        true,
                        List.of()),
                new TaskEvent.TaskReleased(derived, TASK),
                new DecisionEvent.TaskPlanned(
                        derived,
                        TASK,
                        POLICY,
                        PLAN,
                        RELEASE.toString(),
                        true,
                        1,
                        2,
                        List.of(decision(RELEASE, List.of(), Role.CANDIDATE, Reason.NOT_RETAINED, null)),
                        planned()),
                new DeletionEvent.DeletionsCondemned(
                        derived,
                        TASK,
                        POLICY,
                        PLAN,
                        List.of(new Condemned(RELEASE, List.of(), true, null)),
                        0,
                        1,
                        0,
                        NIGHT_AFTER,
                        null),
                new ResultEvent.DeletionsBegun(derived, TASK, PLAN, 1, List.of(Subject.manifest(RELEASE))),
                new ResultEvent.DeletionsDone(
                        derived,
                        TASK,
                        PLAN,
                        1,
                        List.of(new SubjectOutcome(Subject.manifest(RELEASE), Outcome.DELETED, null, null))),
                new ResultEvent.TaskFinished(derived, TASK, null, true, TaskStatus.SUCCESS, TaskTotals.NONE, null),
                new RegistryEvent.ArtifactPushed(meta, REGISTRY, REPOSITORY, RELEASE, null, null, LATER, null),
                new RegistryEvent.ArtifactPulled(meta, REGISTRY, REPOSITORY, RELEASE, null, LATER, null),
                new RegistryEvent.ArtifactDeleted(meta, REGISTRY, REPOSITORY, null, new Tag("v2.4.0"), LATER),
                new RegistryEvent.RepositoryChanged(meta, REGISTRY, REPOSITORY, null, LATER, null),
                new RegistryEvent.ArtifactObserved(
                        meta,
                        REGISTRY,
                        REPOSITORY,
                        new ArtifactFacts(RELEASE, OCI_MANIFEST, null, 1_051, 31_402_118, null, List.of(), null),
                        List.of(),
                        LATER),
                new RegistryEvent.RepositoryScanned(meta, REGISTRY, REPOSITORY, 0, LATER),
                new RegistryEvent.RepositoriesObserved(meta, REGISTRY, 2, false, List.of(), LATER),
                new RegistryEvent.RegistryProbed(meta, REGISTRY, false, LATER),
                new RegistryEvent.ReceiverReported(derived, REGISTRY, LATER));
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
                "{\"algorithm\":\"or\",\"rules\":[]}",
                new EventTrigger(List.of(EventTrigger.Kind.PUSH, EventTrigger.Kind.PULL), 5, 300, true));
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
                                new Keep.Within(Keep.By.ACTIVE, 30, true)),
                        new RetentionRule(
                                "streams",
                                false,
                                List.of(new Selector.ByName(new Pattern(Pattern.Syntax.GLOB, "library/**"))),
                                List.of(everySelector()),
                                everyKeep())),
                false);
    }

    private static RetentionRule rule(String name, boolean disabled, Selector selector, Keep keep) {
        Selector artifacts = new Selector.ByTag(pattern("**"), false, true);
        return new RetentionRule(name, disabled, List.of(selector), List.of(artifacts), keep);
    }

    private static Selector everySelector() {
        return new Selector.AllOf(List.of(
                new Selector.Not(new Selector.Untagged()),
                Selector.ByTag.matching(new Pattern(Pattern.Syntax.SEMVER, ">=1.0.0 <3")),
                new Selector.AnyOf(List.of(
                        new Selector.ByLabel("team", new Pattern(Pattern.Syntax.LITERAL, "shop")),
                        new Selector.ByAnnotation("org.opencontainers.image.ref.name", null),
                        new Selector.ByArtifactType(new Pattern(Pattern.Syntax.REGEXP, "helm")),
                        new Selector.ByMediaType(new Pattern(Pattern.Syntax.LITERAL, OCI_INDEX))))));
    }

    private static Keep everyKeep() {
        Keep perMinor = new Keep.Newest(Keep.By.PUSHED, 2, new GroupBy.Version(GroupBy.Part.MINOR));
        Keep perBranch = new Keep.Newest(Keep.By.CREATED, 50, new GroupBy.Capture("^([a-z]+)-"));
        Keep young = new Keep.YoungerThan(Keep.By.PULLED, 2_592_000);
        return new Keep.Any(List.of(perMinor, new Keep.All(List.of(perBranch, young))));
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
                        new TimeEvidence(Instant.parse("2026-11-19T23:59:59.999999999Z"), TimeSource.REGISTRY),
                        Instant.parse("2026-11-18T09:12:44Z"),
                        Instant.parse("2026-05-01T00:00:00Z")),
                decision(
                        INDEX,
                        List.of(new Tag("nightly"), new Tag("v2.3.9")),
                        Role.CANDIDATE,
                        Reason.NOT_RETAINED,
                        null),
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
                        null,
                        null,
                        null),
                decision(SIGNATURE, List.of(SIGNATURE_TAG), Role.REFERRER, Reason.REFERRER, INDEX),
                new Decision(
                        CHART,
                        List.of(new Tag("chart-1.0.0")),
                        Role.CANDIDATE,
                        Verdict.RETAIN,
                        Reason.UNKNOWN_MEDIA_TYPE,
                        null,
                        null,
                        true,
                        null,
                        null,
                        null,
                        null,
                        null),
                new Decision(
                        UNTAGGED,
                        List.of(),
                        Role.CANDIDATE,
                        Verdict.RETAIN,
                        Reason.RULE,
                        "untagged",
                        null,
                        false,
                        null,
                        new TimeEvidence(
                                Instant.parse("2025-02-03T04:05:06Z"),
                                TimeSource.FIRST_SEEN,
                                Instant.parse("2025-02-02T04:05:06Z")),
                        null,
                        null,
                        null,
                        Instant.parse("2026-11-19T12:00:00Z")));
    }

    private static Decision decision(Digest digest, List<Tag> tags, Role role, Reason reason, Digest follows) {
        return new Decision(
                digest, tags, role, Verdict.DELETE, reason, null, null, false, follows, null, null, null, null);
    }

    private static Named named() {
        return new Named(List.of(new Tag("nightly"), new Tag("v2.3.9")), List.of(UNTAGGED), false, "admin");
    }

    private static TaskTotals planned() {
        return new TaskTotals(3, 2, 6, 0, 0, 0, 0);
    }

    private static List<Condemned> condemned() {
        return List.of(
                new Condemned(
                        INDEX, List.of(new Tag("nightly"), new Tag("v2.3.9")), true, null, new FreedBytes(1_204, 0)),
                new Condemned(
                        CHILD,
                        List.of(),
                        true,
                        INDEX,
                        new FreedBytes(1_051, 1_402_118),
                        true,
                        new FreedBytes(1_051, 31_402_118)),
                new Condemned(SIGNATURE, List.of(SIGNATURE_TAG), true, INDEX));
    }

    private static List<Subject> subjects() {
        return List.of(
                new Subject(INDEX, new Tag("nightly")),
                new Subject(INDEX, new Tag("v2.3.9")),
                Subject.manifest(INDEX),
                Subject.manifest(CHILD),
                new Subject(SIGNATURE, SIGNATURE_TAG),
                Subject.manifest(SIGNATURE));
    }

    private static List<SubjectOutcome> outcomes() {
        return List.of(
                new SubjectOutcome(new Subject(INDEX, new Tag("nightly")), Outcome.DELETED, null, null),
                new SubjectOutcome(
                        new Subject(INDEX, new Tag("v2.3.9")),
                        Outcome.KEPT,
                        Reason.MOVED,
                        "points elsewhere since it was condemned"),
                new SubjectOutcome(Subject.manifest(INDEX), Outcome.KEPT, Reason.MOVED, null),
                new SubjectOutcome(Subject.manifest(CHILD), Outcome.KEPT, Reason.MOVED, null),
                new SubjectOutcome(
                        new Subject(SIGNATURE, SIGNATURE_TAG),
                        Outcome.FAILED,
                        Reason.REGISTRY_ERROR,
                        "503 to 5 attempts"),
                new SubjectOutcome(Subject.manifest(SIGNATURE), Outcome.GONE, null, null),
                new SubjectOutcome(
                        Subject.manifest(CHART), Outcome.DELETED, null, null, new FreedBytes(1_051, 31_402_118)));
    }

    private static ArtifactFacts index() {
        return new ArtifactFacts(
                INDEX,
                OCI_INDEX,
                "application/vnd.example.bundle.v1",
                1_204,
                0,
                Instant.parse("2025-02-03T04:05:06Z"),
                List.of(CHILD),
                RELEASE,
                Map.of("org.example.team", "shop"),
                Map.of("org.opencontainers.image.version", "2.4.0"),
                List.of());
    }
}
