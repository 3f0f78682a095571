package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.system.registry.Images;
import dev.tidemark.system.registry.RegistryUnderTest;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.SwrClient;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** Somebody with a client for SWR keeps the two newest tags of a repository, and all releases. */
@WithStack
@Order(2)
final class SwrJourneyIT {

    private static final String NAMESPACE = "swr";
    private static final String REPOSITORY = "team/app";
    private static final String RULE =
            """
            {"template":"tag_rule","params":{"num":"2"},"tag_selectors":[{"kind":"regexp","pattern":"^v"}]}""";

    private final Stack stack;

    SwrJourneyIT(Stack stack) {
        this.stack = stack;
    }

    @TestFactory
    Stream<DynamicTest> aPolicyRunsAtOnceAndEachTagItDeletesIsOnRecord() {
        return stack.registries().stream()
                .map(registry -> DynamicTest.dynamicTest(registry.name(), () -> journey(registry)));
    }

    private void journey(RegistryUnderTest registry) {
        // given
        for (int day = 1; day <= 6; day++) {
            push(registry, "day-" + day, day);
        }
        push(registry, "v1", 30);
        SwrClient swr = stack.swrOf(registry.name());

        // when
        int policy = swr.createPolicy(NAMESPACE, REPOSITORY, "{\"algorithm\":\"or\",\"rules\":[" + RULE + "]}");

        // then
        Awaitility.await("the records of the run that comes with the policy")
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(
                        () -> assertThat(swr.histories(NAMESPACE, REPOSITORY)).hasSize(4));
        assertThat(registry.client().tags(whole())).containsOnlyKeys("day-1", "day-2", "v1");
        List<JsonNode> records = swr.histories(NAMESPACE, REPOSITORY);
        assertThat(texts(records, "tag")).containsExactlyInAnyOrder("day-3", "day-4", "day-5", "day-6");
        assertThat(texts(records, "id")).containsExactly("4", "3", "2", "1");
        assertThat(texts(records, "retention_id")).containsOnly(Integer.toString(policy));
        assertThat(texts(records, "namespace")).containsOnly(NAMESPACE);
        assertThat(texts(records, "repo")).containsOnly(REPOSITORY);
        assertThat(texts(records, "rule_type")).containsOnly(RULE);

        // when
        swr.deletePolicy(NAMESPACE, REPOSITORY, policy);

        // then
        assertThat(swr.policies(NAMESPACE, REPOSITORY)).isEmpty();
        assertThat(swr.histories(NAMESPACE, REPOSITORY)).isEqualTo(records);
    }

    private static void push(RegistryUnderTest registry, String tag, int days) {
        Instant created = Instant.now().minus(Duration.ofDays(days));
        registry.push(whole(), Images.image(whole() + " " + tag, created), tag);
    }

    private static String whole() {
        return NAMESPACE + "/" + REPOSITORY;
    }

    private static List<String> texts(List<JsonNode> records, String field) {
        return records.stream().map(record -> record.path(field).asText()).toList();
    }
}
