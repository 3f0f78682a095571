package dev.tidemark.audit.inquiry;

import dev.tidemark.audit.decision.DecisionCodec;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Subject;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Looks through stored decisions, a few chunks in memory at a time and for a few seconds only: who wants to know more goes on where the
 * answer ends.
 */
@ApplicationScoped
class Search {

    /** Each unpacks to some hundred kilobytes. */
    static final int CHUNKS_AT_ONCE = 4;

    /** The front door waits for ten. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Where chunks come from: those behind the place, or from the first where it is null. */
    interface Source extends Function<Place, Uni<List<Chunk>>> {}

    /**
     * What was found.
     *
     * @param next where to go on, which need not be near another find; null at the end
     */
    record Found(List<JudgedDecision> items, String next) {

        Found {
            items = List.copyOf(items);
        }
    }

    private final DecisionCodec codec;
    private final Outcomes outcomes;

    Search(DecisionCodec codec, Outcomes outcomes) {
        this.codec = codec;
        this.outcomes = outcomes;
    }

    Uni<Found> in(Source source, Wanted wanted, Place after, int limit) {
        return new Walk(source, wanted, after, limit).go();
    }

    /** A decision where it was found. */
    private record Hit(Place place, Decision decision) {}

    private final class Walk {

        private final Source source;
        private final Wanted wanted;
        private final int limit;
        private final long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        private final List<JudgedDecision> items = new ArrayList<>();
        private Place place;

        Walk(Source source, Wanted wanted, Place after, int limit) {
            this.source = source;
            this.wanted = wanted;
            this.limit = limit;
            this.place = after;
        }

        Uni<Found> go() {
            return source.apply(place).chain(chunks -> {
                if (chunks.isEmpty()) {
                    return Uni.createFrom().item(new Found(items, null));
                }
                return through(chunks, 0).chain(() -> isEnough() ? pause() : go());
            });
        }

        private Uni<Found> pause() {
            return Uni.createFrom().item(new Found(items, place.toString()));
        }

        private boolean isEnough() {
            return items.size() >= limit || System.nanoTime() > giveUpAt;
        }

        private Uni<Void> through(List<Chunk> chunks, int index) {
            if (index == chunks.size() || items.size() >= limit) {
                return Uni.createFrom().voidItem();
            }
            Chunk chunk = chunks.get(index);
            return Uni.createFrom()
                    .item(() -> hits(chunk))
                    // Unpacking is work, and the event loop is for others, too.
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .chain(hits -> judge(chunk, hits))
                    .chain(() -> through(chunks, index + 1));
        }

        private List<Hit> hits(Chunk chunk) {
            List<Decision> decisions = codec.readIfContains(chunk.content(), wanted.trace());
            int from = place != null && place.isIn(chunk) ? place.index() : -1;
            return IntStream.range(0, decisions.size())
                    .filter(index -> index > from && wanted.isDecided(decisions.get(index)))
                    .mapToObj(index -> new Hit(chunk.place(index), decisions.get(index)))
                    .toList();
        }

        private Uni<Void> judge(Chunk chunk, List<Hit> hits) {
            List<Subject> condemned = hits.stream()
                    .map(Hit::decision)
                    .filter(decision -> decision.verdict() == Decision.Verdict.DELETE && !chunk.isDryRun())
                    .flatMap(JudgedDecision::subjects)
                    .toList();
            return outcomes.of(chunk.task(), condemned)
                    .invoke(told -> {
                        place = chunk.place(Place.END);
                        for (Hit hit : hits) {
                            JudgedDecision judged = JudgedDecision.of(chunk, hit.decision(), told);
                            if (wanted.isBecome(judged) && !add(judged, hit.place())) {
                                return;
                            }
                        }
                    })
                    .replaceWithVoid();
        }

        /** Whether there is room for more behind it. */
        private boolean add(JudgedDecision judged, Place at) {
            items.add(judged);
            if (items.size() < limit) {
                return true;
            }
            place = at;
            return false;
        }
    }
}
