package dev.tidemark.standalone.up;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Waits until every service says that it is ready. */
final class Health {

    /** A busy machine is no failure: one under twenty times its load took two minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    /** Returns when all are ready; a service that ends instead, or takes too long, is an error. */
    void awaitAll(List<ServiceProcess> services) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var service : services) {
            while (!isReady(service)) {
                requireAlive(services);
                if (System.nanoTime() > deadline) {
                    throw new CannotRunException(service.service() + " is not ready after " + PATIENCE.toMinutes()
                            + " minutes: see " + service.log());
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private static void requireAlive(List<ServiceProcess> services) {
        for (var service : services) {
            if (!service.process().isAlive()) {
                throw service.obituary();
            }
        }
    }

    private boolean isReady(ServiceProcess service) throws InterruptedException {
        var url = URI.create("http://localhost:" + service.service().port() + "/health/ready");
        var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
