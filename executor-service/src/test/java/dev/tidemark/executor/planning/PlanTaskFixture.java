package dev.tidemark.executor.planning;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.guard.Stops;
import dev.tidemark.executor.inventory.ContentsSource;
import dev.tidemark.executor.inventory.InventorySource;
import dev.tidemark.executor.messaging.RecordedPublisher;
import dev.tidemark.executor.registry.Registries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** All that planning a task needs, with fresh caches. */
record PlanTaskFixture(
        Registries registries,
        InventorySource inventories,
        BrakeConfig brake,
        Stops stops,
        RecordedPublisher published) {

    PlanTask at(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new PlanTask(
                registries,
                new ReadRepository(inventories, new FactsCache(), new Admission(100), clock),
                new Rest(() -> Duration.ofHours(1)),
                new DecidePlan(registries, new ReadReferrers(new FactsCache()), new Sharing(ContentsSource.NONE)),
                new Brake(brake),
                stops,
                published,
                new ObjectMapper().registerModule(new JavaTimeModule()),
                clock);
    }
}
