package dev.tidemark.policy.harbor.retention;

import static dev.tidemark.policy.harbor.HarborClient.last;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.harbor.client.ApiClient;
import dev.tidemark.harbor.client.ApiException;
import dev.tidemark.harbor.client.ApiResponse;
import dev.tidemark.harbor.client.api.RetentionApi;
import dev.tidemark.harbor.client.model.OperateRetentionExecutionRequest;
import dev.tidemark.harbor.client.model.RetentionExecution;
import dev.tidemark.harbor.client.model.RetentionExecutionTask;
import dev.tidemark.harbor.client.model.RetentionPolicy;
import dev.tidemark.harbor.client.model.RetentionPolicyScope;
import dev.tidemark.harbor.client.model.RetentionRule;
import dev.tidemark.harbor.client.model.RetentionRuleMetadata;
import dev.tidemark.harbor.client.model.RetentionRuleTrigger;
import dev.tidemark.harbor.client.model.RetentionSelector;
import dev.tidemark.harbor.client.model.TriggerRetentionExecutionRequest;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.AuditStandIn;
import dev.tidemark.policy.harbor.HarborClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What openapi-generator makes of Harbor's contract can do all ten operations. */
@QuarkusTest
@RealParts
class GeneratedClientTest {

    private RetentionApi api;

    @BeforeEach
    void logIn() {
        String credentials = "admin:only-for-tests";
        String basic = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        ApiClient client = new ApiClient();
        client.updateBaseUri("http://localhost:" + RestAssured.port + HarborClient.API);
        client.setRequestInterceptor(request -> request.header("Authorization", basic));
        api = new RetentionApi(client);
    }

    @Test
    void aPolicyIsCreatedReadChangedAndDeleted() throws ApiException {
        // given
        int project = newProject();

        // when
        long policy = created(api.createRetentionWithHttpInfo(keeping(project, 10), null));
        RetentionPolicy read = api.getRetention(policy, null);
        api.updateRetention(policy, keepingAsWell(read), null);

        // then
        assertThat(read.getId()).isEqualTo(policy);
        assertThat(read.getTrigger().getSettings()).hasToString("{cron=}");
        assertThat(api.getRetention(policy, null).getRules())
                .extracting(RetentionRule::getTemplate)
                .containsExactly("latestPushedK", "always");
        api.deleteRetention(policy, null);
        assertThatThrownBy(() -> api.getRetention(policy, null)).isInstanceOfSatisfying(ApiException.class, failure -> {
            assertThat(failure.getCode()).isEqualTo(404);
            assertThat(failure.getResponseBody()).contains("NOT_FOUND");
        });
    }

    @Test
    void anExecutionIsStartedListedLookedIntoAndStopped() throws ApiException {
        // given
        long policy = created(api.createRetentionWithHttpInfo(keeping(newProject(), 10), null));

        // when
        long first = created(api.triggerRetentionExecutionWithHttpInfo(policy, start(true), null));
        long second = created(api.triggerRetentionExecutionWithHttpInfo(policy, start(false), null));

        // then
        assertThat(api.listRetentionExecutions(policy, null, null, null))
                .extracting(RetentionExecution::getId, RetentionExecution::getDryRun)
                .containsExactly(tuple(second, null), tuple(first, true));
        ApiResponse<List<RetentionExecution>> page = api.listRetentionExecutionsWithHttpInfo(policy, null, 2L, 1L);
        assertThat(page.getData()).extracting(RetentionExecution::getId).containsExactly(first);
        assertThat(page.getHeaders()).containsEntry("x-total-count", List.of("2"));
        looksIntoTasks(policy, first);
        api.operateRetentionExecution(policy, second, new OperateRetentionExecutionRequest().action("stop"), null);
    }

    private void looksIntoTasks(long policy, long execution) throws ApiException {
        AuditStandIn.answer(
                "/executions/" + execution + "/tasks?offset=0",
                """
                {"total":1,"items":[{"number":7,"execution":%d,"registry":"default","repository":"library/app","status":"SUCCESS",
                 "total":3,"retained":1,"startedAt":"2026-04-26T04:32:18.5Z","endedAt":"2026-04-26T04:32:21Z"}]}"""
                        .formatted(execution));
        AuditStandIn.answer("/executions/" + execution + "/tasks/7/log", "one\ntwo\n");
        assertThat(api.listRetentionTasks(policy, execution, null, null, null))
                .extracting(RetentionExecutionTask::getRepository, RetentionExecutionTask::getStatusCode)
                .containsExactly(tuple("app", 3));
        assertThat(api.getRetentionTaskLog(policy, execution, 7L, null)).isEqualTo("one\ntwo\n");
    }

    @Test
    void metadataSaysWhatAPolicyMayBeBuiltOf() throws ApiException {
        assertThat(api.getRentenitionMetadata(null).getTemplates())
                .extracting(RetentionRuleMetadata::getRuleTemplate)
                .containsExactly(
                        "latestPushedK", "latestPulledN", "nDaysSinceLastPush", "nDaysSinceLastPull", "always");
    }

    private static long created(ApiResponse<Void> answer) {
        assertThat(answer.getStatusCode()).isEqualTo(201);
        return Long.parseLong(last(answer.getHeaders().get("location").get(0)));
    }

    private static TriggerRetentionExecutionRequest start(boolean dryRun) {
        return new TriggerRetentionExecutionRequest().dryRun(dryRun);
    }

    private static RetentionPolicy keeping(int project, int count) {
        return new RetentionPolicy()
                .algorithm("or")
                .scope(new RetentionPolicyScope().level("project").ref(project))
                .trigger(new RetentionRuleTrigger().kind("Schedule").settings(Map.of("cron", "")))
                .rules(List.of(rule("latestPushedK").params(Map.of("latestPushedK", count))));
    }

    private static RetentionPolicy keepingAsWell(RetentionPolicy policy) {
        return policy.addRulesItem(rule("always"));
    }

    private static RetentionRule rule(String template) {
        return new RetentionRule()
                .action("retain")
                .template(template)
                .addTagSelectorsItem(selector("matches"))
                .scopeSelectors(Map.of("repository", List.of(selector("repoMatches"))));
    }

    private static RetentionSelector selector(String decoration) {
        return new RetentionSelector().kind("doublestar").decoration(decoration).pattern("**");
    }
}
