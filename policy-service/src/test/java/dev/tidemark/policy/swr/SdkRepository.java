package dev.tidemark.policy.swr;

import com.huaweicloud.sdk.core.SdkResponse;
import com.huaweicloud.sdk.core.exception.ClientRequestException;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.CreateRetentionRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateRetentionRequestBody;
import com.huaweicloud.sdk.swr.v2.model.CreateRetentionResponse;
import com.huaweicloud.sdk.swr.v2.model.DeleteRepoTagRequest;
import com.huaweicloud.sdk.swr.v2.model.DeleteRetentionRequest;
import com.huaweicloud.sdk.swr.v2.model.ListRepositoryTagsRequest;
import com.huaweicloud.sdk.swr.v2.model.ListRetentionHistoriesRequest;
import com.huaweicloud.sdk.swr.v2.model.ListRetentionsRequest;
import com.huaweicloud.sdk.swr.v2.model.Rule;
import com.huaweicloud.sdk.swr.v2.model.ShowRetentionRequest;
import com.huaweicloud.sdk.swr.v2.model.UpdateRetentionRequest;
import com.huaweicloud.sdk.swr.v2.model.UpdateRetentionRequestBody;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What Huawei Cloud's client asks of one repository, and whether it is answered as that client expects. */
record SdkRepository(SwrClient sdk, String namespace, String name) {

    /** What came back, as the client reads it; code and message are null where nothing was wrong. */
    record Answered(int status, String code, String message) {

        static Answered by(Supplier<? extends SdkResponse> call) {
            try {
                return new Answered(call.get().getHttpStatusCode(), null, null);
            } catch (ClientRequestException e) {
                return new Answered(e.getHttpStatusCode(), e.getErrorCode(), e.getErrorMsg());
            }
        }
    }

    CreateRetentionResponse create() {
        return sdk.createRetention(new CreateRetentionRequest()
                .withNamespace(namespace)
                .withRepository(name)
                .withBody(new CreateRetentionRequestBody().withAlgorithm("or").withRules(List.of(rule("30")))));
    }

    Answered list() {
        return Answered.by(() -> sdk.listRetentions(
                new ListRetentionsRequest().withNamespace(namespace).withRepository(name)));
    }

    Answered show(int policy) {
        return Answered.by(() -> sdk.showRetention(new ShowRetentionRequest()
                .withNamespace(namespace)
                .withRepository(name)
                .withRetentionId(policy)));
    }

    Answered update(int policy) {
        return Answered.by(() -> sdk.updateRetention(new UpdateRetentionRequest()
                .withNamespace(namespace)
                .withRepository(name)
                .withRetentionId(policy)
                .withBody(new UpdateRetentionRequestBody().withAlgorithm("or").withRules(List.of(rule("31"))))));
    }

    Answered histories() {
        return Answered.by(() -> sdk.listRetentionHistories(
                new ListRetentionHistoriesRequest().withNamespace(namespace).withRepository(name)));
    }

    Answered tags() {
        return Answered.by(() -> sdk.listRepositoryTags(
                new ListRepositoryTagsRequest().withNamespace(namespace).withRepository(name)));
    }

    Answered deleteTag(String tag) {
        return Answered.by(() -> sdk.deleteRepoTag(new DeleteRepoTagRequest()
                .withNamespace(namespace)
                .withRepository(name)
                .withTag(tag)));
    }

    Answered delete(int policy) {
        return Answered.by(() -> sdk.deleteRetention(new DeleteRetentionRequest()
                .withNamespace(namespace)
                .withRepository(name)
                .withRetentionId(policy)));
    }

    private static Rule rule(String days) {
        return new Rule()
                .withTemplate(Rule.TemplateEnum.DATE_RULE)
                .withParams(Map.of("days", days))
                .withTagSelectors(List.of());
    }
}
