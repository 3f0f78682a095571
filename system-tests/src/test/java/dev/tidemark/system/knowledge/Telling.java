package dev.tidemark.system.knowledge;

import dev.tidemark.audit.inventory.ToldInventory;
import dev.tidemark.contracts.event.RegistryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;

/** The way from who tells to who reads: one event in five is lost, and another one comes twice, both times late. */
final class Telling {

    private static final int LONGEST_DELAY_HOURS = 240;

    private final ToldInventory reader;
    private final Random random;
    private final Queue<Told> underWay =
            new PriorityQueue<>(Comparator.comparing(Told::arrival).thenComparing(Told::number));
    private long number;

    private record Told(RegistryEvent event, Instant arrival, long number) {}

    Telling(ToldInventory reader, Random random) {
        this.reader = reader;
        this.random = random;
    }

    /** Tells what happened in a registry. */
    void unreliably(RegistryEvent event, Instant now) {
        int luck = random.nextInt(5);
        if (luck == 0) {
            return;
        }
        if (luck == 1) {
            send(event, now.plus(delay()));
            send(event, now.plus(delay()));
        } else {
            send(event, now);
        }
    }

    /** Tells what executors tell, which is never lost, but may wait for whoever reads it. */
    void send(RegistryEvent event, Instant arrival) {
        underWay.add(new Told(event, arrival, number++));
    }

    Duration delay() {
        return Duration.ofHours(random.nextInt(LONGEST_DELAY_HOURS));
    }

    /** Whoever reads has read all that arrived until now. */
    void readUntil(Instant now) {
        while (!underWay.isEmpty() && !underWay.peek().arrival().isAfter(now)) {
            Told told = underWay.remove();
            reader.read(told.event(), told.arrival());
        }
    }
}
