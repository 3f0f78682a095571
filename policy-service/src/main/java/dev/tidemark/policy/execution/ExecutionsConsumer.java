package dev.tidemark.policy.execution;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.ExecutionEvent;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of executions that ended. What cannot be read goes to the dead letters; the database, if it is away, is waited for. */
@ApplicationScoped
class ExecutionsConsumer {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final ObjectMapper mapper;
    private final FinishExecution finish;

    ExecutionsConsumer(ObjectMapper mapper, FinishExecution finish) {
        this.mapper = mapper;
        this.finish = finish;
    }

    @Incoming("executions")
    Uni<Void> on(byte[] event) throws IOException {
        return mapper.readValue(event, ExecutionEvent.class) instanceof ExecutionFinished finished
                ? Uni.createFrom()
                        .deferred(() -> finish.finish(finished))
                        .onFailure(ExecutionsConsumer::mayPass)
                        .retry()
                        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                        .indefinitely()
                : Uni.createFrom().voidItem();
    }

    /** Our own mistakes do not pass by waiting. */
    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof IllegalArgumentException || failure instanceof NullPointerException);
    }
}
