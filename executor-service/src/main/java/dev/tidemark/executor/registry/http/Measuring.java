package dev.tidemark.executor.registry.http;

import dev.tidemark.contracts.registry.RegistryName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts and times what goes over the wire, so that an operator sees what a registry has to bear from us. */
final class Measuring implements Exchange {

    private final Exchange next;
    private final RegistryName registry;
    private final MeterRegistry meters;
    private final Clock clock;

    Measuring(Exchange next, RegistryName registry, MeterRegistry meters, Clock clock) {
        this.next = next;
        this.registry = registry;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Answer send(Request request) throws IOException {
        Instant start = clock.instant();
        String status = "none";
        try {
            Answer answer = next.send(request);
            status = Integer.toString(answer.status());
            return answer;
        } finally {
            Timer.builder("tidemark.registry.requests")
                    .description("Requests to a registry and its token service, by the status of their answer")
                    .tag("registry", registry.value())
                    .tag("method", request.method().name())
                    .tag("status", status)
                    .register(meters)
                    .record(Duration.between(start, clock.instant()));
        }
    }
}
