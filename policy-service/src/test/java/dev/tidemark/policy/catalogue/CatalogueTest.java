package dev.tidemark.policy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class CatalogueTest {

    private static final RegistryName REGISTRY = new RegistryName("default");

    @Inject
    ReadCatalogue readCatalogue;

    @Inject
    Numbering numbering;

    @Inject
    Database database;

    private final String project = "p" + UUID.randomUUID();

    @AfterEach
    void empty() {
        GatewayStandIn.fails(false);
        GatewayStandIn.repositories().clear();
    }

    @Test
    void whatIsSeenInARegistryGetsNumbersForEver() {
        // given
        GatewayStandIn.repositories().addAll(List.of(project + "/app", project + "/deep/er"));
        read();
        long app = repository("app");

        // when one goes, another comes, and the first comes back
        GatewayStandIn.repositories().remove(project + "/app");
        GatewayStandIn.repositories().add(project + "/new");
        read();
        assertThat(listed("app")).isZero();
        GatewayStandIn.repositories().add(project + "/app");
        read();

        // then
        assertThat(repository("app")).isEqualTo(app);
        assertThat(listed("app")).isEqualTo(1);
        assertThat(List.of(app, repository("deep/er"), repository("new"))).doesNotHaveDuplicates();
        assertThat(database.number("select count(*) from policy.project where name = ? and state = 'SEEN'", project))
                .isEqualTo(1);
    }

    @Test
    void aRepositoryOfOneSegmentBelongsToTheProjectOfThose() {
        String name = "r" + UUID.randomUUID();
        GatewayStandIn.repositories().add(name);
        read();
        assertThat(database.number(
                        "select count(*) from policy.repository r join policy.project p on p.id = r.project_id"
                                + " where r.name = ? and p.name = '_'",
                        name))
                .isEqualTo(1);
    }

    @Test
    void readingAgainUsesNoNumbersUp() {
        GatewayStandIn.repositories().add(project + "/app");
        read();
        long before = lastNumber();
        read();
        read();
        assertThat(lastNumber()).isEqualTo(before);
    }

    @Test
    void replicasThatReadAtOnceGiveOneNumber() {
        List<RepositoryName> names = IntStream.range(0, 500)
                .mapToObj(i -> new RepositoryName(project + "/app-" + i))
                .toList();
        List<Uni<Void>> replicas = Stream.generate(
                        () -> numbering.page(REGISTRY, names, project + "/", Optional.of(project + "/zzz")))
                .limit(4)
                .toList();

        Uni.join().all(replicas).andFailFast().await().atMost(Duration.ofSeconds(30));

        assertThat(repositories()).isEqualTo(500);
        assertThat(database.number("select max(id) - min(id) from policy.repository where name like ?", project + "/%"))
                .isEqualTo(499);
    }

    @Test
    void aListingThatBreaksTakesNothingAway() {
        GatewayStandIn.repositories().add(project + "/app");
        read();
        GatewayStandIn.fails(true);
        assertThatThrownBy(this::read).isInstanceOf(GatewayUnavailableException.class);
        assertThat(listed("app")).isEqualTo(1);
    }

    /** As many as a registry is planned to have; the figures are for the log. */
    @Test
    void takesInFiftyThousandRepositories() {
        IntStream.range(0, 50_000)
                .forEach(i -> GatewayStandIn.repositories().add(project + "/team-" + i % 100 + "/app-" + i));

        long first = millisToRead();
        long second = millisToRead();

        System.out.printf("50000 repositories: %d ms to number, %d ms to read again%n", first, second);
        assertThat(repositories()).isEqualTo(50_000);
    }

    private long millisToRead() {
        long begin = System.nanoTime();
        read();
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }

    private void read() {
        readCatalogue.of(REGISTRY).await().atMost(Duration.ofMinutes(2));
    }

    private long repository(String name) {
        return database.number("select id from policy.repository where name = ?", project + "/" + name);
    }

    private long listed(String name) {
        return database.number(
                "select count(*) from policy.repository where name = ? and listed", project + "/" + name);
    }

    private long repositories() {
        return database.number("select count(*) from policy.repository where name like ?", project + "/%");
    }

    private long lastNumber() {
        return database.number("select last_value from policy.repository_id_seq")
                + database.number("select last_value from policy.project_id_seq");
    }
}
