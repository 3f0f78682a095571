package dev.tidemark.policy.hook;

import dev.tidemark.policy.hook.format.Action;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts events by what became of them: told to the others, passed over, or refused. */
@ApplicationScoped
class Counts {

    private final MeterRegistry meters;

    Counts(MeterRegistry meters) {
        this.meters = meters;
    }

    void received(String format, Action action) {
        count("received", format, "action", action);
    }

    void ignored(String format, Enum<?> why) {
        count("ignored", format, "reason", why);
    }

    /** An event, or a whole delivery. */
    void rejected(String format, Enum<?> why) {
        count("rejected", format, "reason", why);
    }

    private void count(String what, String format, String tag, Enum<?> value) {
        meters.counter(
                        "retention.hooks." + what,
                        "format",
                        format,
                        tag,
                        value.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
