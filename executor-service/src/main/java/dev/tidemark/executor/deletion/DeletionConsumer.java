package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.DeletionEvent;
import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.executor.ExecutorConfig;
import dev.tidemark.executor.guard.Ownership;
import dev.tidemark.executor.guard.RevokedException;
import dev.tidemark.executor.messaging.EventReader;
import dev.tidemark.executor.messaging.KeyedConsumer;
import dev.tidemark.executor.messaging.LostTasks;
import dev.tidemark.executor.messaging.Received;
import dev.tidemark.executor.messaging.RecordHandler;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes plans that condemn something. */
@ApplicationScoped
public class DeletionConsumer {

    private final Multi<Message<byte[]>> deletions;
    private final ExecutorConfig config;
    private final EventReader reader;
    private final DeletionPartitions partitions;
    private final Memories memories;
    private final CarryOutPlan carryOutPlan;
    private final LostTasks lostTasks;
    private final Watchdog watchdog;

    DeletionConsumer(
            @Channel("deletions") Multi<Message<byte[]>> deletions,
            ExecutorConfig config,
            EventReader reader,
            @Identifier("deletions") DeletionPartitions partitions,
            Memories memories,
            CarryOutPlan carryOutPlan,
            LostTasks lostTasks,
            @Readiness Watchdog watchdog) {
        this.deletions = deletions;
        this.config = config;
        this.reader = reader;
        this.partitions = partitions;
        this.memories = memories;
        this.carryOutPlan = carryOutPlan;
        this.lostTasks = lostTasks;
        this.watchdog = watchdog;
    }

    void start(@Observes StartupEvent event) {
        new KeyedConsumer("deletions", config.deletionWorkers(), this::handle).subscribe(deletions);
    }

    private RecordHandler.End handle(Received received) {
        return watchdog.watch(received.key(), () -> handleWatched(received));
    }

    private RecordHandler.End handleWatched(Received received) {
        try {
            Ownership ownership = partitions.ownership(received.partition());
            PartitionMemory memory = memories.await(received.partition());
            ownership.awaitSure();
            carryOut(received, memory, ownership);
            return RecordHandler.End.DONE;
        } catch (RevokedException anotherWorkersNow) {
            return RecordHandler.End.ABANDONED;
        }
    }

    private void carryOut(Received received, PartitionMemory memory, Ownership ownership) {
        PlanId plan = null;
        try {
            if (reader.read(received.value(), DeletionEvent.class) instanceof DeletionsCondemned condemned) {
                plan = condemned.plan();
                carryOutPlan.carryOut(condemned, memory, ownership);
            }
        } catch (RevokedException anotherWorkersNow) {
            throw anotherWorkersNow;
        } catch (RuntimeException | Error failure) {
            lostTasks
                    .finish(received, plan, "its plan could not be read or carried out: " + failure.getMessage())
                    .ifPresent(memory::add);
            throw failure;
        }
    }
}
