package dev.tidemark.policy.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tidemark.contracts.policy.EventTrigger;
import dev.tidemark.contracts.policy.EventTrigger.Kind;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A policy's event trigger on the wire. Only {@code on} has to be there. */
@Schema(
        name = "EventTrigger",
        description = "What makes a policy run by itself, for the repository in which it happens.")
record TriggerDocument(
        @Schema(required = true) List<Word> on,
        @Schema(defaultValue = "5", minimum = "0", maximum = "3600") Integer quietPeriodSeconds,
        @Schema(minimum = "0", maximum = "86400") Integer maxDelaySeconds,
        @Schema(defaultValue = "false") Boolean publishRetained) {

    private static final int QUIET_PERIOD = 5;
    private static final int MAX_DELAY = 300;

    /** What may happen, in words. */
    @Schema(name = "EventKind")
    enum Word {
        @JsonProperty("push")
        PUSH(Kind.PUSH),
        @JsonProperty("tag")
        TAG(Kind.TAG),
        @JsonProperty("pull")
        PULL(Kind.PULL);

        private final Kind kind;

        Word(Kind kind) {
            this.kind = kind;
        }

        private static Word of(Kind kind) {
            return switch (kind) {
                case PUSH -> PUSH;
                case TAG -> TAG;
                case PULL -> PULL;
            };
        }
    }

    static TriggerDocument of(EventTrigger trigger) {
        return new TriggerDocument(
                trigger.on().stream().map(Word::of).toList(),
                trigger.quietPeriodSeconds(),
                trigger.maxDelaySeconds(),
                trigger.publishRetained());
    }

    /** @throws IllegalArgumentException if it makes no sense */
    EventTrigger toTrigger() {
        if (on == null || on.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("\"on\" has to list what makes the policy run");
        }
        int quiet = Objects.requireNonNullElse(quietPeriodSeconds, QUIET_PERIOD);
        // Who asks for a longer quiet period than the usual delay means at least that.
        int delay = Objects.requireNonNullElse(maxDelaySeconds, Math.max(MAX_DELAY, quiet));
        return new EventTrigger(
                on.stream().map(word -> word.kind).toList(),
                quiet,
                delay,
                Objects.requireNonNullElse(publishRetained, false));
    }
}
