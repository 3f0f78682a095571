package dev.tidemark.executor.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks audit-service, and waits neither for an answer that comes late nor for one that stalls. */
final class AuditClient {

    private final AuditConfig config;
    private final HttpClient client;

    AuditClient(AuditConfig config) {
        this.config = config;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.auditTimeout())
                .build();
    }

    /** What an answer says. */
    interface Reader<T> {
        T read(InputStream body) throws IOException;
    }

    /** A request for that path and query, which its caller completes. */
    HttpRequest.Builder request(String path) {
        String base = config.auditUrl().toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(config.auditTimeout())
                .header("Authorization", "Bearer " + config.serviceToken());
    }

    /** @throws IOException if the answer is late, stalls, or is not 200 */
    <T> T ask(HttpRequest request, Reader<T> reader) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = new UnstalledBody(response.body(), config.auditTimeout())) {
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return reader.read(body);
        }
    }
}
