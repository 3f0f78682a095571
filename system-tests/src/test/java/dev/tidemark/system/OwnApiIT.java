package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.system.registry.Images;
import dev.tidemark.system.stack.ApiClient;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Somebody who has no client of another registry keeps the two newest, looks first, and is asked later where a tag is. */
@WithStack
final class OwnApiIT {

    private static final String EXPLAIN = "/registries/sandbox/repositories/own%2Fapp/explain?tag=";

    private final Stack stack;
    private final ApiClient api;

    OwnApiIT(Stack stack) {
        this.stack = stack;
        this.api = stack.api();
    }

    @Test
    void runsAPolicyOfItsOwnLanguageAndExplainsWhatCameOfIt() {
        // given
        IntStream.rangeClosed(1, 4).forEach(day -> stack.sandbox()
                .push("own/app", Images.image("own " + day, Instant.now().minus(Duration.ofDays(day))), "day-" + day));
        String policy = api.create(
                """
                {"registry":"%s","project":"own","dialect":"tidemark","document":{"rules":[{"name":"two","keep":{"newest":2}}]}}"""
                        .formatted(stack.sandbox().name()));
        // when
        String dry = api.run(policy, true);
        // then
        assertThat(api.read(dry).at("/end/deleted").asInt()).isZero();
        assertThat(stack.sandbox().client().tags("own/app")).hasSize(4);
        assertThat(decided(dry, "outcome=would-delete")).containsExactlyInAnyOrder("day-3", "day-4");
        // when
        String real = api.run(policy, false);
        // then
        assertThat(api.read(real).path("status").asText()).isEqualTo("success");
        assertThat(stack.sandbox().client().tags("own/app")).containsOnlyKeys("day-1", "day-2");
        assertThat(decided(real, "outcome=deleted")).containsExactlyInAnyOrder("day-3", "day-4");
        assertThat(decided(real, "verdict=retain")).containsExactlyInAnyOrder("day-1", "day-2");
        assertHistory();
        assertExplained("day-4", "delete", "not-retained", List.of("deleted", "would-delete"));
        assertExplained("day-1", "retain", "rule", List.of("", ""));
    }

    /** Decisions and ends are told in topics of their own, so that these may be behind those. */
    private List<String> decided(String execution, String filter) {
        return Awaitility.await("decisions")
                .until(
                        () -> texts(api.read(execution + "/decisions?" + filter), "/tags/0"),
                        found -> found.size() == 2);
    }

    private void assertHistory() {
        var history = api.read("/history?registry=" + stack.sandbox().name() + "&repository=own/app");
        assertThat(texts(history, "/tag")).contains("day-3", "day-4").doesNotContain("day-1", "day-2");
    }

    private void assertExplained(String tag, String verdict, String reason, List<String> outcomes) {
        var explained = api.read(EXPLAIN.replace("sandbox", stack.sandbox().name()) + tag);
        assertThat(texts(explained, "/verdict")).containsExactly(verdict, verdict);
        assertThat(texts(explained, "/reason")).containsExactly(reason, reason);
        assertThat(texts(explained, "/outcome")).isEqualTo(outcomes);
    }

    private static List<String> texts(JsonNode page, String pointer) {
        List<String> texts = new ArrayList<>();
        page.path("items").forEach(item -> texts.add(item.at(pointer).asText()));
        return texts;
    }
}
