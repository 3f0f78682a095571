package dev.tidemark.standalone.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Logger;

/**
 * Posts events to a receiver, in order, in the envelope of CNCF Distribution's notifications. While the receiver is away they wait, up to
 * 10,000 of them; what it refuses is dropped. What is waiting when the registry ends is lost, as it is there.
 */
final class Notifications implements Audience {

    private static final Logger LOG = Logger.getLogger(Notifications.class.getName());
    private static final String ENVELOPE = "application/vnd.docker.distribution.events.v2+json";
    private static final int WAITING = 10_000;
    private static final int AT_ONCE = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final URI receiver;
    private final String authorization;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final BlockingQueue<Map<String, Object>> waiting = new LinkedBlockingQueue<>(WAITING);
    private final Thread sender = new Thread(this::send, "sandbox-notifications");

    private Notifications(URI receiver, String secret) {
        this.receiver = receiver;
        this.authorization = "Bearer " + secret;
    }

    static Notifications to(URI receiver, String secret) {
        var notifications = new Notifications(receiver, secret);
        notifications.sender.setDaemon(true);
        notifications.sender.start();
        return notifications;
    }

    @Override
    public void tell(ManifestEvent event) {
        if (!waiting.offer(event.toJson(UUID.randomUUID(), Instant.now()))) {
            LOG.warning("Nobody takes the sandbox registry's notifications; one is lost");
        }
    }

    private void send() {
        try {
            while (true) {
                var events = new ArrayList<Map<String, Object>>();
                events.add(waiting.take());
                waiting.drainTo(events, AT_ONCE - 1);
                post(events);
            }
        } catch (InterruptedException e) {
            // The registry ends.
        }
    }

    /** Until the receiver has answered that it took or refused them. */
    private void post(List<Map<String, Object>> events) throws InterruptedException {
        var request = HttpRequest.newBuilder(receiver)
                .timeout(TIMEOUT)
                .header("Authorization", authorization)
                .header("Content-Type", ENVELOPE)
                .POST(BodyPublishers.ofByteArray(Call.json(Map.of("events", events))))
                .build();
        while (!isSettled(request)) {
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private boolean isSettled(HttpRequest request) throws InterruptedException {
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            boolean isRefused = status >= 400 && status < 500 && status != 429;
            if (isRefused) {
                LOG.warning("The sandbox registry's notifications are refused with " + status);
            }
            return isRefused || status < 300;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        sender.interrupt();
    }
}
