package dev.tidemark.executor.inventory;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.executor.facts.FactsSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/** Asks audit-service for facts that were read in other repositories, or by other executors. */
@ApplicationScoped
class AuditFacts implements FactsSource {

    private static final Logger LOG = Logger.getLogger(AuditFacts.class);
    private static final int AT_ONCE = 1_000;

    private final ObjectMapper mapper;
    private final AuditClient audit;

    AuditFacts(AuditConfig config, ObjectMapper mapper) {
        this.mapper = mapper;
        this.audit = new AuditClient(config);
    }

    /** After the first question that is not answered none is asked: whoever is not there now will not be for the next. */
    @Override
    public Collection<ArtifactFacts> of(Collection<Digest> digests) {
        List<Digest> asked = List.copyOf(digests);
        List<ArtifactFacts> found = new ArrayList<>();
        try {
            for (int from = 0; from < asked.size(); from += AT_ONCE) {
                found.addAll(ask(asked.subList(from, Math.min(asked.size(), from + AT_ONCE))));
            }
        } catch (IOException | RuntimeException e) {
            LOG.debugf("facts are read from the registry, for audit-service does not tell them: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }

    private List<ArtifactFacts> ask(List<Digest> digests) throws IOException, InterruptedException {
        HttpRequest request = audit.request("/facts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(mapper.writeValueAsString(digests)))
                .build();
        return audit.ask(request, this::parse);
    }

    private List<ArtifactFacts> parse(InputStream body) throws IOException {
        try (MappingIterator<ArtifactFacts> answer =
                mapper.readerFor(ArtifactFacts.class).readValues(body)) {
            return answer.readAll();
        }
    }
}
