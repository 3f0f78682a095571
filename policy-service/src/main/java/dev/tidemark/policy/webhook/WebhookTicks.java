package dev.tidemark.policy.webhook;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks every second whether there is something to tell. */
@ApplicationScoped
class WebhookTicks {

    private final WriteLetters write;
    private final SendLetters send;

    WebhookTicks(WriteLetters write, SendLetters send) {
        this.write = write;
        this.send = send;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> write() {
        return write.due();
    }

    /** By itself: a receiver that is slow keeps nothing from being written. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> send() {
        return send.due();
    }
}
