package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.system.registry.Images;
import dev.tidemark.system.registry.RegistryUnderTest;
import dev.tidemark.system.stack.FrontDoor;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Four teams tidy up one registry of a hundred repositories, each by the API it has always used, by hand and by the clock. */
@WithStack
@Order(6)
final class ThreeDialectsIT {

    private static final int REPOSITORIES = 25;
    private static final int TAGS = 6;
    private static final int KEPT = 3;
    private static final String BY_HARBOR = "team-harbor";
    private static final String BY_SWR = "team-swr";
    private static final String BY_ARTIFACTORY = "team-artifactory";
    private static final String BY_OUR_OWN = "team-own";

    private final Stack stack;
    private final RegistryUnderTest registry;
    private final FrontDoor door;

    ThreeDialectsIT(Stack stack) {
        this.stack = stack;
        this.registry = stack.sandbox();
        this.door = stack.frontDoor();
    }

    @Test
    void eachDialectRunsItsPoliciesAndShowsItsOwnHistoryOnly() {
        // given
        var teams = List.of(BY_HARBOR, BY_SWR, BY_ARTIFACTORY, BY_OUR_OWN);
        teams.forEach(this::push);
        // when
        var harbor = harborsPolicy();
        var swr = swrsPolicies();
        var artifactory = artifactorysPolicy();
        var own = ourPolicy();
        door.post("/api/v2.0/retentions/" + harbor + "/executions", "{\"dry_run\":false}", 201);
        door.put("/artifactory/api/cleanup/packages/policies/three/run?dryRun=false", "", 201);
        door.post("/api/v1/policies/" + own + "/executions", "{\"dryRun\":false}", 202);
        // then
        teams.forEach(this::assertTidy);
        assertHistory(BY_HARBOR, List.of(harbor));
        assertHistory(BY_SWR, swr);
        assertHistory(BY_ARTIFACTORY, List.of(artifactory));
        assertHistory(BY_OUR_OWN, List.of(own));
        assertSwrTellsOfItsOwn(swr);
        assertArtifactoryTellsOfItsOwn(artifactory);
        assertRanBothWays(harbor, "MANUAL", "SCHEDULE");
        assertRanBothWays(artifactory, "MANUAL", "SCHEDULE");
        assertRanBothWays(own, "MANUAL", "SCHEDULE");
        // A dialect knows of no policy that was written in another one, and that it has no words for.
        door.get("/api/v2.0/retentions/" + artifactory, 404);
        door.get("/artifactory/api/cleanup/packages/policies/ours", 404);
        door.get(swr(1) + "/" + harbor, 404);
    }

    private void push(String team) {
        var images = IntStream.rangeClosed(1, TAGS)
                .mapToObj(day ->
                        Images.image(team + " build " + day, Instant.now().minus(Duration.ofDays(TAGS + 1 - day))))
                .toList();
        for (int number = 1; number <= REPOSITORIES; number++) {
            for (int day = 1; day <= TAGS; day++) {
                registry.client().push(repository(team, number), images.get(day - 1), tag(day));
            }
        }
    }

    private static String repository(String team, int number) {
        return team + "/app-%02d".formatted(number);
    }

    private static String tag(int day) {
        return "v" + day;
    }

    private long harborsPolicy() {
        var project = door.get("/api/v2.0/projects/" + BY_HARBOR, 200)
                .path("project_id")
                .asLong();
        return door.create("/api/v2.0/retentions", Documents.newestThree(project, "0 * * * * *"));
    }

    /** One for each repository: they run as soon as they are made. */
    private List<Long> swrsPolicies() {
        var policies = new ArrayList<Long>();
        for (int number = 1; number <= REPOSITORIES; number++) {
            var created = door.post(
                    swr(number),
                    "{\"algorithm\":\"or\",\"rules\":[{\"template\":\"tag_rule\",\"params\":{\"num\":\"3\"},\"tag_selectors\":[]}]}",
                    201);
            policies.add(created.path("id").asLong());
        }
        return policies;
    }

    private static String swr(int number) {
        return "/v2/manage/namespaces/" + BY_SWR + "/repos/app-%02d/retentions".formatted(number);
    }

    private long artifactorysPolicy() {
        door.post(
                "/artifactory/api/cleanup/packages/policies/three",
                """
                {"key":"three","description":"keeps three","cronExp":"0 * * * * ?","enabled":false,"skipTrashcan":true,
                 "searchCriteria":{"packageTypes":["docker","oci"],"repos":["%s"],"includedPackages":["**"],
                 "includeAllProjects":true,"keepLastNVersions":3}}"""
                        .formatted(BY_ARTIFACTORY),
                201);
        door.post("/artifactory/api/cleanup/packages/policies/three/enablement", "{\"enabled\":true}", 200);
        var policies = door.get("/api/v1/policies?dialect=artifactory&registry=" + registry.name(), 200);
        return StreamSupport.stream(policies.path("items").spliterator(), false)
                .filter(policy -> policy.path("name").asText().equals("three"))
                .mapToLong(policy -> policy.path("id").asLong())
                .findFirst()
                .orElseThrow();
    }

    private long ourPolicy() {
        return door.post(
                        "/api/v1/policies",
                        """
                        {"registry":"%s","project":"%s","name":"ours","dialect":"tidemark","cron":"0 * * * * *",
                         "document":{"rules":[{"keep":{"newest":3}}]}}"""
                                .formatted(registry.name(), BY_OUR_OWN),
                        201)
                .path("id")
                .asLong();
    }

    private void assertTidy(String team) {
        var kept = Set.of(tag(4), tag(5), tag(6));
        assertThat(kept).hasSize(KEPT);
        for (int number = 1; number <= REPOSITORIES; number++) {
            var repository = repository(team, number);
            // A tag that is listed may be gone when it is looked at.
            Awaitility.await(repository)
                    .atMost(Duration.ofMinutes(2))
                    .ignoreException(NoSuchElementException.class)
                    .untilAsserted(
                            () -> assertThat(registry.client().tags(repository).keySet())
                                    .isEqualTo(kept));
        }
    }

    /** What went of a team's, it went by the team's policies, and nothing else did. */
    private void assertHistory(String team, List<Long> policies) {
        var expected = new TreeSet<String>();
        for (int number = 1; number <= REPOSITORIES; number++) {
            for (int day = 1; day <= TAGS - KEPT; day++) {
                expected.add(repository(team, number) + ":" + tag(day));
            }
        }
        Awaitility.await("the history of " + team).atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var told = new TreeSet<String>();
            for (long policy : policies) {
                door.lines("/api/v1/history?format=ndjson&policy=" + policy).stream()
                        .filter(line -> line.hasNonNull("tag"))
                        .forEach(line -> told.add(line.path("repository").asText() + ":"
                                + line.path("tag").asText()));
            }
            assertThat(told).isEqualTo(expected);
        });
    }

    private void assertSwrTellsOfItsOwn(List<Long> policies) {
        for (int number = 1; number <= REPOSITORIES; number++) {
            var histories = door.get(swr(number) + "/histories?limit=10&offset=0", 200);
            assertThat(histories.path("total").asInt()).isEqualTo(TAGS - KEPT);
            for (var record : histories.path("retention_log")) {
                assertThat(record.path("retention_id").asLong()).isEqualTo(policies.get(number - 1));
            }
        }
    }

    /** Which of two runs at once deletes what, nobody knows. */
    private void assertArtifactoryTellsOfItsOwn(long policy) {
        Awaitility.await("what the runs of policy " + policy + " deleted")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(executionsOf(policy)
                                .mapToLong(execution ->
                                        processed(execution.path("id").asLong()))
                                .sum())
                        .isEqualTo(REPOSITORIES * (TAGS - KEPT)));
    }

    private long processed(long run) {
        return door.get("/artifactory/api/cleanup/policies/runs/summaryReports?policyKey=three&runId=" + run, 200)
                .path("processedItemsSummary")
                .path("processedItems")
                .asLong();
    }

    private void assertRanBothWays(long policy, String... triggers) {
        Awaitility.await("executions of policy " + policy)
                .atMost(Duration.ofSeconds(150))
                .untilAsserted(() -> assertThat(triggersOf(policy)).contains(triggers));
    }

    private Set<String> triggersOf(long policy) {
        return executionsOf(policy)
                .map(execution -> execution.path("trigger").asText().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private Stream<JsonNode> executionsOf(long policy) {
        var items = door.get("/api/v1/policies/" + policy + "/executions", 200).path("items");
        return StreamSupport.stream(items.spliterator(), false);
    }
}
