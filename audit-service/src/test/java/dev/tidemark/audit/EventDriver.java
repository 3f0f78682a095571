package dev.tidemark.audit;

import dev.tidemark.audit.intake.Position;
import dev.tidemark.audit.intake.Projection;
import dev.tidemark.audit.intake.Received;
import dev.tidemark.audit.inventory.InventoryProjection;
import dev.tidemark.audit.projection.DecisionProjection;
import dev.tidemark.audit.projection.ExecutionProjection;
import dev.tidemark.audit.projection.ResultProjection;
import dev.tidemark.audit.projection.TaskProjection;
import dev.tidemark.contracts.event.DecisionEvent;
import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.event.ExecutionEvent;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.ResultEvent;
import dev.tidemark.contracts.event.TaskEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Projects events without Kafka: each gets its place when it is told, and keeps it however often it is read. */
@ApplicationScoped
public class EventDriver {

    /** Of the first event: after everything that tests tell. */
    public static final Instant ARRIVAL = EventFixtures.NOW.plus(Duration.ofHours(1));

    private final Pool pool;
    private final Map<Class<? extends Event>, Projection<?>> projections;
    private final Map<String, AtomicLong> places = new ConcurrentHashMap<>();

    EventDriver(
            Pool pool,
            ExecutionProjection executions,
            TaskProjection tasks,
            DecisionProjection decisions,
            ResultProjection results,
            InventoryProjection inventory) {
        this.pool = pool;
        this.projections = Map.of(
                ExecutionEvent.class, executions,
                TaskEvent.class, tasks,
                DecisionEvent.class, decisions,
                ResultEvent.class, results,
                RegistryEvent.class, inventory);
    }

    /** Tells events, in their order, in places after all told so far. */
    public List<Received<Event>> tell(Event... events) {
        return tell(List.of(events));
    }

    public List<Received<Event>> tell(List<? extends Event> events) {
        var told = new ArrayList<Received<Event>>();
        for (Event event : events) {
            long place = places.computeIfAbsent(EventFixtures.topic(event), topic -> new AtomicLong())
                    .getAndIncrement();
            told.add(new Received<>(
                    event, new Position(EventFixtures.topic(event), 0, place, ARRIVAL.plusMillis(place))));
        }
        return told;
    }

    /** Reads them, those next to each other of one topic as one batch. */
    public void read(List<Received<Event>> told) {
        int from = 0;
        for (int to = 1; to <= told.size(); to++) {
            if (to == told.size() || !group(told.get(from)).equals(group(told.get(to)))) {
                batch(group(told.get(from)), told.subList(from, to));
                from = to;
            }
        }
    }

    /** Reads them one by one. */
    public void readEach(List<Received<Event>> told) {
        told.forEach(each -> read(List.of(each)));
    }

    private static Class<? extends Event> group(Received<Event> received) {
        Event event = received.event();
        if (event instanceof ExecutionEvent) {
            return ExecutionEvent.class;
        }
        if (event instanceof TaskEvent) {
            return TaskEvent.class;
        }
        if (event instanceof DecisionEvent) {
            return DecisionEvent.class;
        }
        return event instanceof ResultEvent ? ResultEvent.class : RegistryEvent.class;
    }

    @SuppressWarnings("unchecked")
    private <E extends Event> void batch(Class<E> group, List<Received<Event>> events) {
        var projection = (Projection<E>) projections.get(group);
        List<Received<E>> batch = Received.only(group, events);
        pool.withTransaction(transaction -> projection.apply(transaction, batch))
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
