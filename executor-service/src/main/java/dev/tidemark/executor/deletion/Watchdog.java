package dev.tidemark.executor.deletion;

import dev.tidemark.executor.ExecutorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says when a plan is being carried out for longer than it ever should be. It replaces the connector's own check, which would close
 * the consumer under work that goes on.
 */
@Readiness
@ApplicationScoped
public class Watchdog implements HealthCheck {

    private final Map<String, Instant> running = new ConcurrentHashMap<>();
    private final ExecutorConfig config;
    private final Clock clock;

    Watchdog(ExecutorConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Watches an attempt as long as it lasts. */
    <T> T watch(String repository, Supplier<T> attempt) {
        running.put(repository, clock.instant());
        try {
            return attempt.get();
        } finally {
            running.remove(repository);
        }
    }

    @Override
    public HealthCheckResponse call() {
        Instant oldest = clock.instant().minus(config.stuckAfter());
        Optional<String> stuck = running.entrySet().stream()
                .filter(attempt -> attempt.getValue().isBefore(oldest))
                .map(Map.Entry::getKey)
                .findAny();
        return HealthCheckResponse.named("deletions")
                .status(stuck.isEmpty())
                .withData("running", running.size())
                .withData("stuck", stuck.orElse("none"))
                .build();
    }
}
