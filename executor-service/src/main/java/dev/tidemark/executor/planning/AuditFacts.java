package dev.tidemark.executor.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.executor.facts.FactsSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/** Asks audit-service for facts that were read in other repositories, or by other executors. */
@ApplicationScoped
class AuditFacts implements FactsSource {

    private static final Logger LOG = Logger.getLogger(AuditFacts.class);
    private static final int AT_ONCE = 1_000;

    private final AuditConfig config;
    private final ObjectMapper mapper;
    private final HttpClient client;

    AuditFacts(AuditConfig config, ObjectMapper mapper) {
        this.config = config;
        this.mapper = mapper;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.auditTimeout())
                .build();
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
        HttpResponse<InputStream> response = client.send(request(digests), BodyHandlers.ofInputStream());
        try (InputStream body = new UnstalledBody(response.body(), config.auditTimeout())) {
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            try (MappingIterator<ArtifactFacts> answer =
                    mapper.readerFor(ArtifactFacts.class).readValues(body)) {
                return answer.readAll();
            }
        }
    }

    private HttpRequest request(List<Digest> digests) throws JsonProcessingException {
        String base = config.auditUrl().toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + "/facts"))
                .timeout(config.auditTimeout())
                .header("Authorization", "Bearer " + config.serviceToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(mapper.writeValueAsString(digests)))
                .build();
    }
}
