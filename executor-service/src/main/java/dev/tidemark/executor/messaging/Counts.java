package dev.tidemark.executor.messaging;

import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.event.ResultEvent.DeletionsDone;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts what this worker told: how its tasks ended, and what became of the subjects of its plans. */
@ApplicationScoped
class Counts {

    private final MeterRegistry meters;

    Counts(MeterRegistry meters) {
        this.meters = meters;
    }

    void told(Event event) {
        if (event instanceof TaskFinished end) {
            count("retention.tasks", "status", end.status());
        } else if (event instanceof DeletionsDone done) {
            done.outcomes().forEach(one -> count("retention.subjects", "outcome", one.outcome()));
        }
    }

    private void count(String name, String tag, Enum<?> value) {
        meters.counter(name, tag, value.name().toLowerCase(Locale.ROOT)).increment();
    }
}
