package dev.tidemark.policy.hook.format;

import static dev.tidemark.policy.hook.format.Payloads.ARRIVAL;
import static dev.tidemark.policy.hook.format.Payloads.body;
import static dev.tidemark.policy.hook.format.Payloads.delivery;
import static dev.tidemark.policy.hook.format.Payloads.lines;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, it is understood, passed over or refused: nothing is thrown. */
class HostileInputTest {

    private static final int MUTATIONS = 200;

    private static final List<JsonNode> ODDITIES = Stream.of(
                    "null",
                    "[]",
                    "{}",
                    "[[]]",
                    "true",
                    "-1",
                    "1e400",
                    "\"\"",
                    "\" \"",
                    "\"../../etc\"",
                    "\"a\\u0000b\"",
                    "\"sha256:zz\"",
                    "\"/\"",
                    "\"@\"",
                    "\":\"",
                    "\"9999999999999999999999\"",
                    "\"-99999-01-01T00:00:00Z\"")
            .map(Payloads::json)
            .toList();

    static Stream<String> payloads() {
        return Stream.of(
                "distribution-envelope",
                "zot-structured",
                "harbor-push",
                "harbor-cloudevents-pull",
                "artifactory-promoted",
                "artifactory-flat",
                "acr-push",
                "acr-event-grid",
                "acr-validation",
                "ecr-push",
                "gar-insert",
                "quay-push",
                "dockerhub-push",
                "github-published");
    }

    static Stream<String> formats() {
        return Formats.names().stream();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void partsInOddShapesAreRefusedOrPassedOver(String payload) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Format format = Payloads.format(payload.substring(0, payload.indexOf('-')));
        for (int i = 0; i < MUTATIONS; i++) {
            JsonNode odd = mutate(Payloads.json(body(payload)), random);
            var delivery = new Delivery(odd, Map.of("X-GitHub-Event", "package")::get, ARRIVAL);
            assertThat(format.read(delivery)).as("seed %d: %s", seed, odd).isNotNull();
            assertThat(format.handshake(delivery)).isNotNull();
        }
    }

    /** Puts an oddity in one place. */
    private static JsonNode mutate(JsonNode document, Random random) {
        List<JsonNode> parents = new ArrayList<>();
        collect(document, parents);
        JsonNode parent = parents.get(random.nextInt(parents.size()));
        JsonNode oddity = ODDITIES.get(random.nextInt(ODDITIES.size()));
        if (parent instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            object.set(names.get(random.nextInt(names.size())), oddity);
        } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), oddity);
        }
        return document;
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainerNode()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsNoDocumentOfTheFormatIsRefused(String format) {
        for (String body : List.of("{}", "null", "7", "\"text\"", "{\"hello\":\"world\"}")) {
            List<String> lines = lines(format, body, Map.of("X-GitHub-Event", "package"));
            assertThat(lines).as(body).hasSize(1);
            assertThat(lines.get(0)).as(body).isIn("rejected MALFORMED", "ignored OTHER");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"distribution", "gitlab", "zot", "harbor", "artifactory", "acr", "gar", "quay", "dockerhub"})
    void anEmptyObjectIsNothingThatIsUnderstood(String format) {
        assertThat(lines(format, "{}", Map.of())).containsExactly("rejected MALFORMED");
    }

    @Test
    void whoeverDidItHasANameOfBoundedLengthWithoutControlCharacters() {
        String name = "a\\n" + "b".repeat(1_000_000);
        String event =
                """
                {"events":[{"action":"pull","actor":{"name":"%s"},
                 "target":{"digest":"sha256:%s","repository":"a","tag":"b"}}]}"""
                        .formatted(name, "a".repeat(64));
        Notice notice = Payloads.format("distribution")
                .read(delivery(event, Map.of()))
                .get(0)
                .match(Reading.Told::notice, ignored -> null, rejected -> null);
        assertThat(notice.actor()).hasSize(255).startsWith("a?bb");
    }

    @Test
    void whatIsRefusedIsQuotedAsAShortExcerpt() {
        String event =
                """
                {"events":[{"action":"push","target":{"digest":"sha256:%s","repository":"a","tag":"\\n%s"}}]}"""
                        .formatted("a".repeat(64), "!".repeat(1_000_000));
        String detail = Payloads.format("distribution")
                .read(delivery(event, Map.of()))
                .get(0)
                .match(told -> null, ignored -> null, Reading.Rejected::detail);
        assertThat(detail).startsWith("not a tag: ?!!").hasSizeLessThan(200);
    }
}
