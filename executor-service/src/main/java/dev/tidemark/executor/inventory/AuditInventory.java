package dev.tidemark.executor.inventory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Asks audit-service, one request per repository: a line for the repository, then one per tag and per untagged manifest. */
@ApplicationScoped
class AuditInventory implements InventorySource {

    private static final Logger LOG = Logger.getLogger(AuditInventory.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final AuditClient audit;
    private final ObjectReader lines;
    private final Duration longestWait;
    private final AtomicBoolean answering = new AtomicBoolean(true);

    AuditInventory(AuditConfig config, ObjectMapper mapper) {
        this.audit = new AuditClient(config);
        this.longestWait = config.auditTimeout();
        this.lines = mapper.readerFor(Line.class);
    }

    @Override
    public Inventory of(RegistryName registry, RepositoryName repository, Position lastCause) {
        try {
            HttpRequest request = request(registry, repository, lastCause);
            Inventory inventory = lastCause == null ? audit.ask(request, this::parse) : knowing(request);
            if (!answering.getAndSet(true)) {
                LOG.info("audit-service answers again");
            }
            return inventory;
        } catch (IOException | RuntimeException e) {
            // Once per outage: a sweep would say it for every repository.
            if (answering.getAndSet(false)) {
                LOG.warnf("tasks are planned without their inventory from %s/%s on: %s", registry, repository, e);
            }
            return Inventory.SILENT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Inventory.SILENT;
        }
    }

    private HttpRequest request(RegistryName registry, RepositoryName repository, Position lastCause) {
        String name = URLEncoder.encode(repository.value(), StandardCharsets.UTF_8);
        String known = lastCause == null
                ? ""
                : "&partition=" + lastCause.partition() + "&offset=" + lastCause.offset() + "&writtenAt="
                        + lastCause.writtenAt();
        return audit.request("/inventory/" + registry + "?repository=" + name + known)
                .build();
    }

    /** What is known once everything is that has to be. Who is far behind is not waited for. */
    private Inventory knowing(HttpRequest request) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Optional<Inventory> inventory = audit.ask(request, this::parseIfRead);
        while (inventory.isEmpty() && System.nanoTime() - began < longestWait.toNanos()) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            inventory = audit.ask(request, this::parseIfRead);
        }
        if (inventory.isEmpty()) {
            LOG.infof("planned without its inventory, which has not heard yet of what led to it: %s", request.uri());
        }
        return inventory.orElse(Inventory.SILENT);
    }

    private Inventory parse(InputStream body) throws IOException {
        try (MappingIterator<Line> answer = lines.readValues(body)) {
            return inventory(first(answer), answer);
        }
    }

    /** Only who says that everything was read is believed to have done so. */
    private Optional<Inventory> parseIfRead(InputStream body) throws IOException {
        try (MappingIterator<Line> answer = lines.readValues(body)) {
            Line repository = first(answer);
            return Boolean.TRUE.equals(repository.read())
                    ? Optional.of(inventory(repository, answer))
                    : Optional.empty();
        }
    }

    private static Line first(MappingIterator<Line> answer) throws IOException {
        if (!answer.hasNextValue()) {
            throw new IOException("an empty answer");
        }
        return answer.nextValue();
    }

    private static Inventory inventory(Line repository, MappingIterator<Line> answer) throws IOException {
        Map<Tag, Inventory.Known> tags = new HashMap<>();
        Map<Digest, Inventory.Untagged> untagged = new HashMap<>();
        Map<Digest, Instant> pulled = new HashMap<>();
        List<ArtifactFacts> facts = new ArrayList<>();
        while (answer.hasNextValue()) {
            Line line = answer.nextValue();
            if (line.tag() != null) {
                tags.put(line.tag(), line.known());
            } else {
                untagged.put(
                        line.digest(), new Inventory.Untagged(line.firstSeen(), line.pushed(), line.untaggedSince()));
            }
            if (line.pulled() != null) {
                pulled.put(line.digest(), line.pulled());
            }
            if (line.facts() != null) {
                facts.add(line.facts());
            }
        }
        return new Inventory(
                true,
                repository.firstScannedAt(),
                repository.scannedAt(),
                tags,
                untagged,
                facts,
                pulled,
                repository.registry());
    }

    /** A line of the answer: the first is about the repository, the others about a tag or a manifest. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(
            Instant firstScannedAt,
            Instant scannedAt,
            Boolean deletesTags,
            Instant observedSince,
            Instant forgottenAt,
            boolean behind,
            Boolean read,
            Tag tag,
            Digest digest,
            Instant firstSeen,
            boolean atFirstScan,
            Instant pushed,
            Instant notBefore,
            Instant pulled,
            Instant untaggedSince,
            ArtifactFacts facts) {

        Inventory.OfRegistry registry() {
            return new Inventory.OfRegistry(deletesTags, observedSince, forgottenAt != null, behind);
        }

        Inventory.Known known() {
            return new Inventory.Known(digest, firstSeen, atFirstScan, pushed, notBefore);
        }
    }
}
