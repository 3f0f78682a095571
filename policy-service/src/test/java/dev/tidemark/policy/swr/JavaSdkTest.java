package dev.tidemark.policy.swr;

import static dev.tidemark.policy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.exception.ClientRequestException;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.CreateRetentionRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateRetentionRequestBody;
import com.huaweicloud.sdk.swr.v2.model.DeleteRetentionRequest;
import com.huaweicloud.sdk.swr.v2.model.ListRetentionHistoriesRequest;
import com.huaweicloud.sdk.swr.v2.model.ListRetentionHistoriesResponse;
import com.huaweicloud.sdk.swr.v2.model.ListRetentionsRequest;
import com.huaweicloud.sdk.swr.v2.model.Retention;
import com.huaweicloud.sdk.swr.v2.model.RetentionLog;
import com.huaweicloud.sdk.swr.v2.model.Rule;
import com.huaweicloud.sdk.swr.v2.model.ShowRetentionRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowRetentionResponse;
import com.huaweicloud.sdk.swr.v2.model.TagSelector;
import com.huaweicloud.sdk.swr.v2.model.UpdateRetentionRequest;
import com.huaweicloud.sdk.swr.v2.model.UpdateRetentionRequestBody;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.AuditStandIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Huawei Cloud's own client, as it signs its requests. */
@QuarkusTest
@RealParts
class JavaSdkTest {

    private static final String KEY = "AK-for-tests";
    private static final String SECRET = "sk-for-tests-0123456789abcdef0123456789";

    @Inject
    Database database;

    private final String namespace = "n" + UUID.randomUUID();

    @BeforeEach
    void push() {
        GatewayStandIn.repositories().add(namespace + "/team/app");
    }

    @AfterEach
    void clear() {
        GatewayStandIn.repositories().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"team$app", "team%2Fapp"})
    void drivesAllThereIs(String repository) {
        SwrClient sdk = client(KEY, SECRET, "");

        // created
        int id = create(
                sdk, repository, "30", new TagSelector().withKind("label").withPattern("vé5"));

        // shown and listed
        ShowRetentionResponse shown = sdk.showRetention(show(repository, id));
        assertThat(shown.getAlgorithm()).isEqualTo("or");
        assertThat(shown.getScope()).isEmpty();
        assertThat(shown.getRules().get(0).getTemplate()).isEqualTo(Rule.TemplateEnum.DATE_RULE);
        assertThat(shown.getRules().get(0).getParams()).isEqualTo(Map.of("days", "30"));
        assertThat(shown.getRules().get(0).getTagSelectors())
                .extracting(TagSelector::getKind, TagSelector::getPattern)
                .containsExactly(tuple("label", "vé5"));
        assertThat(sdk.listRetentions(new ListRetentionsRequest()
                                .withNamespace(namespace)
                                .withRepository(repository))
                        .getBody())
                .extracting(Retention::getId)
                .containsExactly(id);

        // changed
        assertThat(sdk.updateRetention(new UpdateRetentionRequest()
                                .withNamespace(namespace)
                                .withRepository(repository)
                                .withRetentionId(id)
                                .withBody(new UpdateRetentionRequestBody()
                                        .withAlgorithm("or")
                                        .withRules(List.of(rule("31")))))
                        .getHttpStatusCode())
                .isEqualTo(201);
        assertThat(sdk.showRetention(show(repository, id)).getRules().get(0).getParams())
                .isEqualTo(Map.of("days", "31"));

        // deleted, and its records are there
        long execution = execution(id);
        AuditStandIn.answer(
                "/history/tags?registry=default&repository=%s%%2Fteam%%2Fapp&policy=%d&offset=0&limit=10"
                        .formatted(namespace, id),
                "{\"items\":[{\"number\":1,\"execution\":%d,\"tag\":\"v1\",\"deletedAt\":\"2020-04-17T08:01:09Z\"}],\"total\":1}"
                        .formatted(execution));
        assertThat(sdk.deleteRetention(new DeleteRetentionRequest()
                                .withNamespace(namespace)
                                .withRepository(repository)
                                .withRetentionId(id))
                        .getHttpStatusCode())
                .isEqualTo(200);
        ListRetentionHistoriesResponse histories = sdk.listRetentionHistories(new ListRetentionHistoriesRequest()
                .withNamespace(namespace)
                .withRepository(repository)
                .withFilter("limit::10|offset::0"));
        assertThat(histories.getContentRange()).isEqualTo("0-1/1");
        assertThat(histories.getTotal()).isEqualTo(1);
        assertThat(histories.getRetentionLog())
                .extracting(RetentionLog::getTag, RetentionLog::getRetentionId, RetentionLog::getRepo)
                .containsExactly(tuple("v1", id, "team/app"));
    }

    @Test
    void readsWhatIsWrong() {
        SwrClient sdk = client(KEY, SECRET, "");
        assertThatThrownBy(() -> sdk.showRetention(show("team$app", 2_147_483_647)))
                .isInstanceOfSatisfying(ClientRequestException.class, e -> {
                    assertThat(e.getHttpStatusCode()).isEqualTo(404);
                    assertThat(e.getErrorCode()).isEqualTo("SVCSTG.SWR.4040306");
                    assertThat(e.getErrorMsg()).isEqualTo("The retention policy does not exist");
                    assertThat(e.getRequestId()).isNotEmpty();
                });
        assertThatThrownBy(() -> create(sdk, "team$app", "366"))
                .isInstanceOfSatisfying(ClientRequestException.class, e -> assertThat(e.getErrorCode())
                        .isEqualTo("SVCSTG.SWR.4000014"));
    }

    @Test
    void whoDoesNotKnowTheSecretIsTurnedAway() {
        for (SwrClient stranger : List.of(client(KEY, SECRET + "x", ""), client("AK-of-nobody", SECRET, ""))) {
            assertThatThrownBy(() -> create(stranger, "team$app", "30"))
                    .isInstanceOfSatisfying(ClientRequestException.class, e -> {
                        assertThat(e.getHttpStatusCode()).isEqualTo(401);
                        assertThat(e.getErrorCode()).isEqualTo("SVCSTG.SWR.4010000");
                    });
        }
    }

    @Test
    void aSlashAtTheEndOfItsAddressIsForgiven() {
        SwrClient sdk = client(KEY, SECRET, "/");
        int id = create(sdk, "team$app", "30");
        assertThat(sdk.showRetention(show("team$app", id)).getId()).isEqualTo(id);
    }

    private int create(SwrClient sdk, String repository, String days, TagSelector... exceptions) {
        return sdk.createRetention(new CreateRetentionRequest()
                        .withNamespace(namespace)
                        .withRepository(repository)
                        .withBody(new CreateRetentionRequestBody()
                                .withAlgorithm("or")
                                .withRules(List.of(rule(days, exceptions)))))
                .getId();
    }

    private ShowRetentionRequest show(String repository, int id) {
        return new ShowRetentionRequest()
                .withNamespace(namespace)
                .withRepository(repository)
                .withRetentionId(id);
    }

    private static Rule rule(String days, TagSelector... exceptions) {
        return new Rule()
                .withTemplate(Rule.TemplateEnum.DATE_RULE)
                .withParams(Map.of("days", days))
                .withTagSelectors(List.of(exceptions));
    }

    private static SwrClient client(String key, String secret, String suffix) {
        return SwrClient.newBuilder()
                .withCredential(
                        new BasicCredentials().withAk(key).withSk(secret).withProjectId("project"))
                .withEndpoints(List.of("http://localhost:" + RestAssured.port + suffix))
                .build();
    }

    private long execution(int policy) {
        eventually().until(() -> executions(policy, "count(*)") == 1);
        return executions(policy, "min(id)");
    }

    private long executions(int policy, String what) {
        return database.number("select " + what + " from policy.execution where policy_id = ?", policy);
    }
}
