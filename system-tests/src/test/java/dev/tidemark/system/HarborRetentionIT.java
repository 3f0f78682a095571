package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.system.registry.Image;
import dev.tidemark.system.registry.Images;
import dev.tidemark.system.registry.OneDoor;
import dev.tidemark.system.registry.RegistryClient;
import dev.tidemark.system.registry.RegistryUnderTest;
import dev.tidemark.system.stack.HarborClient;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The steps of Harbor's own test of tag retention ({@code tests/apitests/python/test_retention.py}), against CNCF Distribution 3 that tells
 * what happens in it, and Tidemark beside it, both behind one address as Harbor is.
 */
@WithStack
@Order(4)
final class HarborRetentionIT {

    private static final String PROJECT = "harbor-retention";
    private static final String USER = "harbor-retention-user";

    private final Stack stack;

    HarborRetentionIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void harborsOwnTestOfRetentionPasses() {
        var registry =
                stack.telling().stream().filter(RegistryUnderTest::deletesTags).findFirst();
        Assumptions.assumeTrue(registry.isPresent(), "Distribution 3 is not on this machine");
        var direct = stack.harborOf(registry.get().name());
        try (var door = OneDoor.before(registry.get(), direct.url())) {
            new Steps(door.client(), direct.at(door.url())).walk();
        }
    }

    /** The test's steps, in its order. */
    private static final class Steps {

        private final RegistryClient images;
        private final HarborClient admin;
        private final HarborClient harbor;
        private long project;
        private String policy;

        /** The administrator only creates a user, who is nothing but the administrator of the project that they create. */
        Steps(RegistryClient images, HarborClient admin) {
            this.images = images;
            this.admin = admin;
            this.harbor = admin.createUser(USER, "Aa123456");
        }

        void walk() {
            project = created(harbor.post(
                    "/projects", "{\"project_name\":\"" + PROJECT + "\",\"metadata\":{\"public\":\"false\"}}"));
            var me = harbor.read("/users/current");
            assertThat(me.path("username").asText()).isEqualTo(USER);
            assertThat(me.path("sysadmin_flag").asBoolean(true)).isFalse();
            assertThat(harbor.project(PROJECT).path("owner_name").asText()).isEqualTo(USER);
            pushes();
            var latest = digest("test2", "latest");
            var untagged = untags();
            assertThat(names(harbor.read("/projects/" + PROJECT + "/repositories"), "name"))
                    .containsExactlyInAnyOrder(name("test1"), name("test2"), name("test3"), name("test4"));
            createsThePolicy();
            addsARule();
            var dry = runs(true);
            var real = runs(false);
            assertThat(harbor.read(policy + "/executions"))
                    .extracting(execution -> execution.path("id").asLong())
                    .containsExactly(real, dry);
            assertThat(artifacts("test1")).containsExactly(untagged.value());
            assertThat(artifacts("test2")).containsExactly(latest.value());
            assertThat(artifacts("test3")).hasSize(1);
            // Harbor leaves nothing of it. Its test does not look, and here the last artifact of a repository stays.
            assertThat(artifacts("test4")).hasSize(1);
            tearsDown();
        }

        private void tearsDown() {
            for (var repository : names(harbor.read("/projects/" + PROJECT + "/repositories"), "name")) {
                var last = repository.substring(repository.indexOf('/') + 1);
                var deleted = harbor.delete("/projects/" + PROJECT + "/repositories/" + last);
                assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(200);
            }
            assertThat(harbor.delete("/projects/" + project).statusCode()).isEqualTo(200);
            assertThat(harbor.get(policy).statusCode()).isEqualTo(404);
            var user = admin.read("/users?q=username=" + USER).get(0).path("user_id");
            assertThat(admin.delete("/users/" + user).statusCode()).isEqualTo(200);
            assertThat(harbor.get("/users/current").statusCode()).isEqualTo(401);
        }

        private static long created(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            var location = location(answer);
            return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
        }

        private void pushes() {
            push("test1", "1.0");
            push("test1", "2.0");
            push("test1", "3.0", "latest");
            push("test2", "1.0");
            push("test2", "latest");
            push("test3", "1.0");
            push("test4", "1.0");
        }

        private void push(String repository, String... tags) {
            Image image = Images.image(repository + ":" + tags[0], Instant.now());
            for (var tag : tags) {
                images.push(name(repository), image, tag);
            }
        }

        private static String name(String repository) {
            return PROJECT + "/" + repository;
        }

        private Digest digest(String repository, String tag) {
            return new Digest(harbor.read(artifactsOf(repository) + "/" + tag)
                    .path("digest")
                    .asText());
        }

        private static String artifactsOf(String repository) {
            return "/projects/" + PROJECT + "/repositories/" + repository + "/artifacts";
        }

        /** That it was pushed has to be known by now: nothing else tells of what no tag names. */
        private Digest untags() {
            var digest = digest("test1", "3.0");
            var tags = artifactsOf("test1") + "/" + digest + "/tags";
            assertThat(harbor.delete(tags + "/latest").statusCode()).isEqualTo(200);
            assertThat(harbor.delete(tags + "/3.0").statusCode()).isEqualTo(200);
            Awaitility.await("the artifact that no tag names")
                    .untilAsserted(
                            () -> assertThat(artifacts("test1")).hasSize(3).contains(digest.value()));
            return digest;
        }

        private void createsThePolicy() {
            var created = harbor.post("/retentions", Documents.latestWithoutExtras(project));
            assertThat(created.statusCode()).isEqualTo(201);
            policy = location(created);
            assertThat(harbor.read(policy).path("rules").isArray()).isTrue();
        }

        private static String location(HttpResponse<String> created) {
            var location = created.headers().firstValue("Location").orElseThrow();
            assertThat(location).matches("/api/v2.0/.*/[0-9]+");
            return location.substring("/api/v2.0".length());
        }

        private void addsARule() {
            JsonNode read = harbor.read(policy);
            ((ArrayNode) read.path("rules")).add(Documents.ruleWithExtrasThatAreNoJson());
            assertThat(harbor.put(policy, read.toString()).statusCode()).isEqualTo(200);
        }

        /** An execution with a task for each repository, and a log that can be read. */
        private long runs(boolean dry) {
            var started = harbor.post(policy + "/executions", "{\"dry_run\":" + dry + "}");
            assertThat(started.statusCode()).isEqualTo(201);
            var execution = location(started);
            Awaitility.await("the end of " + execution)
                    .untilAsserted(() -> assertThat(harbor.read(policy + "/executions")
                                    .get(0)
                                    .path("status")
                                    .asText())
                            .isEqualTo("Success"));
            var newest = harbor.read(policy + "/executions").get(0);
            assertThat(execution).endsWith("/" + newest.path("id").asText());
            assertThat(newest.path("dry_run").asBoolean()).isEqualTo(dry);
            var tasks = harbor.read(execution + "/tasks");
            assertThat(tasks).hasSize(4);
            var log = harbor.get(execution + "/tasks/" + tasks.get(0).path("id").asText());
            assertThat(log.statusCode()).isEqualTo(200);
            assertThat(log.body().lines()).isNotEmpty();
            return newest.path("id").asLong();
        }

        private List<String> artifacts(String repository) {
            return names(harbor.read(artifactsOf(repository)), "digest");
        }

        private static List<String> names(JsonNode list, String field) {
            return new ArrayList<>(StreamSupport.stream(list.spliterator(), false)
                    .map(one -> one.path(field).asText())
                    .toList());
        }
    }
}
