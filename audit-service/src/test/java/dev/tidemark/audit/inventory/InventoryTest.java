package dev.tidemark.audit.inventory;

import static dev.tidemark.audit.EventFixtures.NOW;
import static dev.tidemark.audit.EventFixtures.anExecution;
import static dev.tidemark.audit.EventFixtures.begun;
import static dev.tidemark.audit.EventFixtures.digest;
import static dev.tidemark.audit.EventFixtures.done;
import static dev.tidemark.audit.EventFixtures.outcome;
import static dev.tidemark.audit.EventFixtures.plan;
import static dev.tidemark.audit.EventFixtures.tag;
import static dev.tidemark.audit.EventFixtures.task;
import static dev.tidemark.audit.RegistryFixtures.changed;
import static dev.tidemark.audit.RegistryFixtures.deleted;
import static dev.tidemark.audit.RegistryFixtures.described;
import static dev.tidemark.audit.RegistryFixtures.observed;
import static dev.tidemark.audit.RegistryFixtures.probed;
import static dev.tidemark.audit.RegistryFixtures.pulled;
import static dev.tidemark.audit.RegistryFixtures.pushed;
import static dev.tidemark.audit.RegistryFixtures.reported;
import static dev.tidemark.audit.RegistryFixtures.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.audit.AuditResources;
import dev.tidemark.audit.Database;
import dev.tidemark.audit.EventDriver;
import dev.tidemark.audit.intake.Position;
import dev.tidemark.audit.intake.Received;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Blob;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(AuditResources.class)
class InventoryTest {

    private static final Logger LOG = Logger.getLogger(InventoryTest.class);
    private static final AtomicInteger REPOSITORIES = new AtomicInteger();

    private final RepositoryName repository = new RepositoryName("inventory/app" + REPOSITORIES.incrementAndGet());

    @Inject
    EventDriver driver;

    @Inject
    Database database;

    @Inject
    ObjectMapper mapper;

    @Test
    void tellsWhatARepositoryHolds() throws Exception {
        // given
        driver.read(driver.tell(
                observed(repository, 2, NOW, "v2", "latest"),
                observed(repository, 3, NOW),
                scanned(repository, NOW.plusSeconds(1)),
                pushed(repository, 777, "v1", NOW.plusSeconds(60))));

        // when
        List<JsonNode> lines = lines(repository);

        // then
        assertThat(lines.get(0).toString())
                .isEqualTo("{\"repository\":\"" + repository
                        + "\",\"scannedAt\":\"2026-11-20T12:00:01Z\",\"firstScannedAt\":\"2026-11-20T12:00:01Z\"}");
        assertThat(lines.subList(1, 4))
                .extracting(line -> line.get("tag").asText())
                .containsExactly("latest", "v1", "v2");
        assertThat(lines.subList(1, 4))
                .extracting(line -> line.get("atFirstScan").asBoolean())
                .containsExactly(true, false, true);
        assertThat(mapper.treeToValue(lines.get(3).get("facts"), ArtifactFacts.class)
                        .digest())
                .isEqualTo(digest(2));
        assertThat(lines.get(2).get("facts").isNull()).isTrue();
        assertThat(lines.get(4).get("digest").asText()).isEqualTo(digest(3).toString());
        assertThat(lines.get(4).has("tag")).isFalse();
    }

    @Test
    void tellsTheFullestFactsThatAnybodyRead() throws Exception {
        // given
        driver.read(driver.tell(observed(repository, 2_001, NOW, "v1"), observed(repository, 2_002, NOW, "v2")));
        ArtifactFacts fuller = described(2_001, Map.of("team", "a"), Map.of("ticket", "7"));

        // when
        driver.read(driver.tell(
                observed(repository, described(2_002, Map.of("team", "b"), Map.of()), NOW.plusSeconds(60)),
                observed(repository, 2_002, NOW.plusSeconds(61))));
        driver.read(driver.tell(observed(repository, fuller, NOW.plusSeconds(62))));
        driver.read(driver.tell(observed(repository, 2_001, NOW.plusSeconds(63))));

        // then
        List<JsonNode> lines = lines(repository);
        assertThat(mapper.treeToValue(lines.get(1).get("facts"), ArtifactFacts.class))
                .isEqualTo(fuller);
        assertThat(lines.get(2).get("facts").get("labels").toString()).isEqualTo("{\"team\":\"b\"}");
    }

    @Test
    void tellsFactsWhicheverRepositoryTheyWereReadIn() throws Exception {
        driver.read(driver.tell(observed(repository, 3_001, NOW, "v1"), observed(repository, 3_002, NOW, "v2")));

        String told = facts("[\"" + digest(3_002) + "\",\"" + digest(3_999) + "\"]", 200);

        assertThat(mapper.readValue(told, ArtifactFacts.class).digest()).isEqualTo(digest(3_002));
        assertThat(told.lines()).hasSize(1);
        assertThat(facts("[]", 200)).isEmpty();
        facts("[null]", 400);
        facts("{}", 400);
    }

    /** Apart from the facts, which are asked for far more often. */
    @Test
    void remembersWhatManifestsName() throws Exception {
        // given
        var blobs = List.of(new Blob(digest(1), 7), new Blob(digest(2), 1L << 40));
        ArtifactFacts naming = described(4_001, Map.of(), Map.of()).withContents(blobs);
        driver.read(driver.tell(
                observed(repository, naming, NOW, "v1"),
                observed(repository, 4_002, NOW, "v2"),
                observed(repository, described(4_003, Map.of(), Map.of()), NOW, "v3")));

        // when told again, by those who know less, and more
        driver.read(driver.tell(observed(repository, naming.withContents(null), NOW.plusSeconds(1))));
        driver.read(driver.tell(observed(
                repository,
                described(4_003, Map.of("team", "a"), Map.of()).withContents(List.of()),
                NOW.plusSeconds(1))));

        // then
        var told = new HashMap<String, List<Blob>>();
        for (JsonNode line : parse(
                contents("[\"" + digest(4_001) + "\",\"" + digest(4_002) + "\",\"" + digest(4_003) + "\"]", 200))) {
            told.put(line.get("digest").asText(), List.of(mapper.treeToValue(line.get("contents"), Blob[].class)));
        }
        assertThat(told)
                .containsOnly(
                        Map.entry(digest(4_001).toString(), blobs),
                        Map.entry(digest(4_003).toString(), List.of()));
        assertThat(lines(repository).get(1).get("facts").has("contents")).isFalse();
        assertThat(facts("[\"" + digest(4_001) + "\"]", 200)).doesNotContain("\"contents\"");
        contents("[null]", 400);
        contents("{}", 400);
    }

    private static String contents(String digests, int status) {
        return RestAssured.given()
                .auth()
                .oauth2(AuditResources.TOKEN)
                .contentType("application/json")
                .body(digests)
                .post("/contents")
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }

    private static String facts(String digests, int status) {
        return RestAssured.given()
                .auth()
                .oauth2(AuditResources.TOKEN)
                .contentType("application/json")
                .body(digests)
                .post("/facts")
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }

    @Test
    void saysNothingOfARepositoryItNeverHeardOf() throws Exception {
        assertThat(lines(new RepositoryName("never/heard-of")).toString())
                .isEqualTo("[{\"repository\":\"never/heard-of\",\"scannedAt\":null,\"firstScannedAt\":null}]");
    }

    @Test
    void passesOverAPushOfSomethingUnknown() throws Exception {
        // given
        driver.read(driver.tell(observed(repository, 1, NOW, "v1")));
        List<JsonNode> before = lines(repository);

        // when
        driver.read(driver.tell(changed(repository, "v1", NOW.plusSeconds(60))));

        // then
        assertThat(lines(repository)).isEqualTo(before);
    }

    @Test
    void saysWhatTheRegistryCanDoWhicheverRepositoryIsAskedFor() throws Exception {
        // given
        driver.read(driver.tell(observed(repository, 1, NOW, "v1"), probed("able", true, NOW)));

        // when
        driver.read(driver.tell(
                probed("unable", true, NOW),
                probed("unable", false, NOW.plusSeconds(60)),
                probed("able", false, NOW.minusSeconds(60))));

        // then
        assertThat(lines("able", repository).get(0).get("deletesTags").asBoolean())
                .isTrue();
        assertThat(lines("unable", repository).get(0).get("deletesTags").asBoolean(true))
                .isFalse();
        assertThat(lines("unheard-of", repository).get(0).has("deletesTags")).isFalse();
        assertThat(lines(repository).get(0).has("deletesTags")).isFalse();
    }

    @Test
    void saysSinceWhenAManifestIsWithoutATag() throws Exception {
        // given
        driver.read(driver.tell(
                observed(repository, 1, NOW, "v1"),
                observed(repository, 2, NOW, "v2"),
                observed(repository, 3, NOW, "v3"),
                scanned(repository, NOW)));
        var task = task(anExecution(), repository.toString());
        var plan = plan(task, "plan");

        // when
        driver.read(driver.tell(observed(repository, 9, NOW.plusSeconds(60), "v1")));
        driver.read(driver.tell(
                begun(task, plan, 0, tag(2, "v2")), done(task, plan, 0, outcome(tag(2, "v2"), Outcome.DELETED))));
        driver.read(driver.tell(deleted(repository, 3, "v3", NOW.plusSeconds(90))));
        driver.read(driver.tell(pushed(repository, 4, null, NOW.plusSeconds(95))));

        // then
        assertThat(untagged(digest(1)).get("untaggedSince").asText()).isEqualTo("2026-11-20T12:01:00Z");
        assertThat(untagged(digest(2)).get("untaggedSince").asText()).isEqualTo("2026-11-20T12:00:04Z");
        assertThat(untagged(digest(3)).get("untaggedSince").asText()).isEqualTo("2026-11-20T12:01:30Z");
        assertThat(untagged(digest(4)).has("untaggedSince")).isFalse();
        assertThat(untagged(digest(4)).get("pushed").asText()).isEqualTo("2026-11-20T12:01:35Z");
    }

    private JsonNode untagged(Digest digest) throws Exception {
        return lines(repository).stream()
                .filter(line -> line.path("digest").asText().equals(digest.toString()) && !line.has("tag"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void staysTheSameWhenItsTopicIsReadAgain() throws Exception {
        // given
        var told = driver.tell(
                observed(repository, 1, NOW, "v1"),
                observed(repository, 2, NOW, "v2"),
                deleted(repository, 2, null, NOW.plusSeconds(1)),
                scanned(repository, NOW.plusSeconds(2)),
                observed(repository, 3, NOW.plusSeconds(60), "v1"),
                observed(repository, 1, NOW.plusSeconds(90), "v1"));
        driver.read(told);
        List<JsonNode> before = lines(repository);

        // when
        driver.read(told);
        driver.readEach(told);

        // then
        assertThat(lines(repository)).isEqualTo(before);
        assertThat(before).hasSize(2 + 1);
    }

    @Test
    void losesWhatWeDeletedWhicheverTopicIsReadFirst() throws Exception {
        var task = task(anExecution(), repository.toString());
        var plan = plan(task, "plan");
        var results = driver.tell(
                begun(task, plan, 0, tag(1, "v1"), tag(2, "v2"), Subject.manifest(digest(2))),
                done(
                        task,
                        plan,
                        0,
                        outcome(tag(1, "v1"), Outcome.KEPT),
                        outcome(tag(2, "v2"), Outcome.DELETED),
                        outcome(Subject.manifest(digest(2)), Outcome.DELETED)));
        var observations = driver.tell(
                observed(repository, 1, NOW, "v1"), observed(repository, 2, NOW, "v2"), scanned(repository, NOW));

        driver.read(results);
        driver.read(observations);
        assertThat(tags(repository)).containsExactly("v1");

        driver.read(driver.tell(observed(repository, 2, NOW.plusSeconds(60), "v2")));
        assertThat(tags(repository)).containsExactly("v1", "v2");

        driver.read(results);
        assertThat(tags(repository)).containsExactly("v1", "v2");
    }

    @Test
    void tellsWhatEventsSaidOfPushesAndPulls() throws Exception {
        // given
        driver.read(driver.tell(
                observed(repository, 1, NOW, "v1"),
                scanned(repository, NOW),
                pushed(repository, 2, "v2", NOW.plusSeconds(60)),
                observed(repository, 3, NOW.plusSeconds(90), "v3")));

        // when
        driver.read(driver.tell(pulled(repository, 2, NOW.plusSeconds(70)), pulled(repository, 2, NOW)));
        driver.read(driver.tell(pushed(repository, 1, "v2", NOW.plusSeconds(50))));

        // then
        List<JsonNode> lines = lines(repository);
        assertThat(lines.get(1).has("pushed")).isFalse();
        assertThat(lines.get(2).get("digest").asText()).isEqualTo(digest(2).toString());
        assertThat(lines.get(2).get("pushed").asText()).isEqualTo("2026-11-20T12:01:00Z");
        assertThat(lines.get(2).get("pulled").asText()).isEqualTo("2026-11-20T12:01:10Z");
        assertThat(lines.get(2).has("notBefore")).isFalse();
        assertThat(lines.get(3).get("notBefore").asText()).isEqualTo("2026-11-20T12:00:00Z");
    }

    @Test
    void takesWhatIsToldOfTheFutureForTheTimeItArrived() throws Exception {
        // given
        Instant future = NOW.plus(Duration.ofDays(400));

        // when
        driver.read(driver.tell(pushed(repository, 1, "v1", future), pulled(repository, 1, future)));

        // then
        assertThat(Instant.parse(lines(repository).get(1).get("pushed").asText()))
                .isBetween(EventDriver.ARRIVAL, EventDriver.ARRIVAL.plusSeconds(3_600));
        assertThat(Instant.parse(lines(repository).get(1).get("pulled").asText()))
                .isBetween(EventDriver.ARRIVAL, EventDriver.ARRIVAL.plusSeconds(3_600));
    }

    @Test
    void saysSinceWhenEveryPullInARegistryIsKnown() throws Exception {
        assertThat(lines("telling", repository).get(0).has("observedSince")).isFalse();

        driver.read(driver.tell(pulled("telling", repository, 1, NOW)));
        Instant since = observedSince("telling");
        driver.read(driver.tell(pulled("telling", repository, 1, NOW.plusSeconds(9))));

        assertThat(since).isAfterOrEqualTo(EventDriver.ARRIVAL);
        assertThat(observedSince("telling")).isEqualTo(since);
        assertThat(lines("other", repository).get(0).has("observedSince")).isFalse();
    }

    @Test
    void saysNothingOfPullsWhileWhoeverReceivesThemIsSilent() throws Exception {
        driver.read(driver.tell(pulled("silent", repository, 1, NOW)));
        assertThat(lines("silent", repository).get(0).has("observedSince")).isTrue();

        driver.read(driver.tell(reported("silent", NOW)));
        database.run("UPDATE audit.registry SET receiver_at = now() - interval '1 hour' WHERE name = 'silent'");

        assertThat(lines("silent", repository).get(0).has("observedSince")).isFalse();
        assertThat(lines("silent", repository).get(0).get("behind").asBoolean()).isTrue();
    }

    @Test
    void knowsOfPullsAnewAfterEventsThatNobodyCouldRead() throws Exception {
        driver.read(driver.tell(pulled("holed", repository, 1, NOW)));
        Instant since = observedSince("holed");

        driver.tell(pulled("holed", repository, 2, NOW));
        driver.read(driver.tell(pulled("holed", repository, 3, NOW)));

        assertThat(observedSince("holed")).isAfter(since);
    }

    @Test
    void knowsOfPullsAnewAfterAGapThatSomebodyDeclares() throws Exception {
        driver.read(driver.tell(pulled("gap", repository, 1, NOW)));
        Instant until = EventDriver.ARRIVAL.plus(Duration.ofDays(1));

        declare("gap", "{\"until\":\"" + until + "\"}");
        assertThat(observedSince("gap")).isEqualTo(until);

        declare("gap", "{}");
        assertThat(lines("gap", repository).get(0).has("observedSince")).isFalse();

        driver.read(driver.tell(pulled("gap", repository, 1, NOW)));
        assertThat(lines("gap", repository).get(0).has("observedSince")).isTrue();
    }

    @Test
    void forgetsARegistryAndRemembersThatItDid() throws Exception {
        driver.read(driver.tell(pulled("forgotten", repository, 1, NOW), observed(repository, 1, NOW, "v1")));

        RestAssured.given()
                .auth()
                .oauth2(AuditResources.TOKEN)
                .delete("/inventory/forgotten")
                .then()
                .statusCode(204);

        List<JsonNode> lines = lines("forgotten", repository);
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).get("scannedAt").isNull()).isTrue();
        assertThat(lines.get(0).has("observedSince")).isFalse();
        assertThat(lines.get(0).has("forgottenAt")).isTrue();
        assertThat(tags(repository)).containsExactly("v1");
    }

    @Test
    void saysWhetherItKnowsWhatHasToBeKnown() throws Exception {
        // given a topic that is read up to its second record
        var places = driver.tell(
                observed(repository, 1, NOW, "v1"),
                pushed(repository, 1, "v1", NOW.plusSeconds(1)),
                pushed(repository, 1, "v1", NOW.plusSeconds(2)));
        driver.read(places.subList(0, 2));

        // then
        assertThat(lines(repository).get(0).has("read")).isFalse();
        assertThat(lines(places.get(0).position())).hasSize(2);
        assertThat(lines(places.get(1).position()).get(0).get("read").asBoolean())
                .isTrue();
        assertThat(lines(places.get(2).position()))
                .singleElement()
                .satisfies(line -> assertThat(line.get("read").asBoolean(true)).isFalse());

        // when
        driver.read(places);

        // then
        assertThat(lines(places.get(2).position())).hasSize(2);
    }

    @Test
    void knowsNothingOfAPartitionThatItNeverRead() throws Exception {
        assertThat(lines(new Position("", 4_711, 0, NOW)).get(0).get("read").asBoolean(true))
                .isFalse();
    }

    /** Offsets begin at 0 again, so that they alone say nothing. */
    @Test
    void knowsATopicThatWasMadeAnewByItsYoungerRecords() throws Exception {
        // given
        driver.read(driver.tell(observed(repository, 1, NOW, "v1")));
        Instant later = EventDriver.ARRIVAL.plus(Duration.ofDays(1));
        var first = new Position("retention.registry-events", 4_712, 9_000, EventDriver.ARRIVAL);
        var anew = new Position("retention.registry-events", 4_712, 0, later);
        driver.read(List.of(new Received<>(pushed(repository, 1, "v1", NOW.plusSeconds(1)), first)));

        // then
        assertThat(lines(first).get(0).get("read").asBoolean()).isTrue();
        assertThat(lines(anew).get(0).get("read").asBoolean(true)).isFalse();

        // when
        driver.read(List.of(new Received<>(pushed(repository, 1, "v1", NOW.plusSeconds(2)), anew)));

        // then what nobody can read any more counts as not read
        assertThat(lines(anew).get(0).get("read").asBoolean()).isTrue();
        assertThat(lines(first).get(0).get("read").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partition=1",
                "partition=1&offset=2",
                "partition=-1&offset=2&writtenAt=2026-11-20T12:00:00Z",
                "partition=1&offset=2&writtenAt=yesterday"
            })
    void knowsWhatIsNoPlace(String known) {
        RestAssured.given()
                .auth()
                .oauth2(AuditResources.TOKEN)
                .get("/inventory/default?repository=" + repository + "&" + known)
                .then()
                .statusCode(400);
    }

    /** Of whoever has to know what is there. */
    private List<JsonNode> lines(Position place) throws Exception {
        return parse(RestAssured.given()
                .auth()
                .oauth2(AuditResources.TOKEN)
                .queryParam("repository", repository.toString())
                .queryParam("partition", place.partition())
                .queryParam("offset", place.offset())
                .queryParam("writtenAt", place.writtenAt().toString())
                .get("/inventory/default")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static void declare(String registry, String gap) {
        RestAssured.given()
                .auth()
                .oauth2(AuditResources.TOKEN)
                .contentType("application/json")
                .body(gap)
                .post("/inventory/" + registry + "/gaps")
                .then()
                .statusCode(204);
    }

    private Instant observedSince(String registry) throws Exception {
        return Instant.parse(
                lines(registry, repository).get(0).get("observedSince").asText());
    }

    @Test
    void streamsALargeRepository() throws Exception {
        // given
        int tags = 100_000;
        driver.read(driver.tell(observed(repository, 1, NOW, "aaa"), scanned(repository, NOW)));
        database.run("INSERT INTO audit.tag SELECT r.id, 't' || n, '" + digest(1) + "', now(), false, null "
                + "FROM audit.repository r, generate_series(1, " + tags + ") AS n WHERE r.name = '" + repository + "'");
        long began = System.nanoTime();

        // when
        List<String> streamed = tags(repository);

        // then
        LOG.infof("Streamed and read %d tags in %d ms", tags, (System.nanoTime() - began) / 1_000_000);
        assertThat(streamed).hasSize(tags + 1).isSorted();
    }

    private List<String> tags(RepositoryName of) throws Exception {
        return lines(of).stream()
                .filter(line -> line.has("tag"))
                .map(line -> line.get("tag").asText())
                .toList();
    }

    private List<JsonNode> lines(RepositoryName of) throws Exception {
        return lines("default", of);
    }

    private List<JsonNode> lines(String registry, RepositoryName of) throws Exception {
        return parse(RestAssured.given()
                .auth()
                .oauth2(AuditResources.TOKEN)
                .queryParam("repository", of.toString())
                .get("/inventory/" + registry)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString());
    }

    private List<JsonNode> parse(String body) throws Exception {
        var lines = new ArrayList<JsonNode>();
        for (String line : body.split("\n")) {
            if (!line.isBlank()) {
                lines.add(mapper.readTree(line));
            }
        }
        return lines;
    }
}
