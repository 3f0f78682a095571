package dev.tidemark.executor.inventory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.Blob;
import dev.tidemark.contracts.registry.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks audit-service which blobs manifests name. */
@ApplicationScoped
class AuditContents implements ContentsSource {

    private static final Logger LOG = Logger.getLogger(AuditContents.class);

    private final ObjectMapper mapper;
    private final AuditClient audit;

    AuditContents(AuditConfig config, ObjectMapper mapper) {
        this.mapper = mapper;
        this.audit = new AuditClient(config);
    }

    @Override
    public Optional<Map<Digest, List<Blob>>> of(Collection<Digest> manifests) {
        try {
            HttpRequest request = audit.request("/contents")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(mapper.writeValueAsString(manifests)))
                    .build();
            return Optional.of(audit.ask(request, this::parse));
        } catch (IOException | RuntimeException e) {
            LOG.debugf("more may seem to be freed than is, for audit-service does not tell what is shared: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Map<Digest, List<Blob>> parse(InputStream body) throws IOException {
        Map<Digest, List<Blob>> contents = new HashMap<>();
        try (MappingIterator<Line> answer = mapper.readerFor(Line.class).readValues(body)) {
            while (answer.hasNextValue()) {
                Line line = answer.nextValue();
                contents.put(line.digest(), line.contents());
            }
        }
        return contents;
    }

    /** A line of the answer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(Digest digest, List<Blob> contents) {}
}
