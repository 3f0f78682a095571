package dev.tidemark.policy.outbox;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Ids of events that are told from a row: random, and ascending in time. */
public final class EventIds {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private EventIds() {}

    public static UUID next() {
        return GENERATOR.generate();
    }
}
