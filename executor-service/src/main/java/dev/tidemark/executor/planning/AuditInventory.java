package dev.tidemark.executor.planning;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Asks audit-service, one request per repository: a line for the repository, then one per tag and per untagged manifest. */
@ApplicationScoped
class AuditInventory implements InventorySource {

    private static final Logger LOG = Logger.getLogger(AuditInventory.class);

    private final AuditClient audit;
    private final ObjectReader lines;
    private final AtomicBoolean answering = new AtomicBoolean(true);

    AuditInventory(AuditConfig config, ObjectMapper mapper) {
        this.audit = new AuditClient(config);
        this.lines = mapper.readerFor(Line.class);
    }

    @Override
    public Inventory of(RegistryName registry, RepositoryName repository) {
        try {
            Inventory inventory = audit.ask(request(registry, repository), this::parse);
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

    private HttpRequest request(RegistryName registry, RepositoryName repository) {
        String name = URLEncoder.encode(repository.value(), StandardCharsets.UTF_8);
        return audit.request("/inventory/" + registry + "?repository=" + name).build();
    }

    private Inventory parse(InputStream body) throws IOException {
        try (MappingIterator<Line> answer = lines.readValues(body)) {
            if (!answer.hasNextValue()) {
                throw new IOException("an empty answer");
            }
            Line repository = answer.nextValue();
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
                            line.digest(),
                            new Inventory.Untagged(line.firstSeen(), line.pushed(), line.untaggedSince()));
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
