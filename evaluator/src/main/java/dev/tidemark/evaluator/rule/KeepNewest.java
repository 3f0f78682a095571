package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.policy.Keep;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Retains so many of each stream. A time that may not condemn can win a candidate its place, but can neither cost it that place nor cost
 * another one its own; nor can a candidate of which it is not known whether the rule selects it.
 */
final class KeepNewest implements Part {

    private final List<Candidate> candidates;
    private final Ranking ranking;
    private final Times times;
    private final Keep.Newest keep;
    private final Streams streams;

    private final Answers selected;
    /** Whether its time may cost a candidate its place. */
    private final BitSet proven = new BitSet();

    private final Answers answers;
    private int[] ranks;

    KeepNewest(List<Candidate> candidates, Ranking ranking, Times times, Keep.Newest keep) {
        this.candidates = candidates;
        this.ranking = ranking;
        this.times = times;
        this.keep = keep;
        streams = Streams.of(keep.groupBy(), candidates.size());
        selected = new Answers(candidates.size());
        answers = new Answers(candidates.size());
    }

    @Override
    public void look(int place, Candidate candidate, Answer isSelected) {
        selected.set(place, isSelected);
        proven.set(place, times.isProven(candidate, keep.by()));
        streams.look(place, candidate);
    }

    @Override
    public void settle() {
        ranks = new int[candidates.size()];
        Places[] places = Stream.generate(() -> new Places(times, keep))
                .limit(streams.count())
                .toArray(Places[]::new);
        for (int place : ranking.by(keep.by())) {
            if (selected.get(place) != Answer.NO) {
                answers.set(place, settle(place, places[streams.of(place)]));
            }
        }
    }

    private Answer settle(int place, Places taken) {
        int all = taken.come();
        if (!proven.get(place)) {
            ranks[place] = all;
            return wins(place) ? selected.get(place) : Answer.UNSURE;
        }
        // were it selected, it would come behind all those that surely are
        ranks[place] = taken.sure() + 1;
        // most have lost long before it is their turn, and need not be looked at for that
        boolean loses = taken.areTaken() || taken.areTakenBefore(candidates.get(place));
        boolean surelySelected = selected.get(place) == Answer.YES;
        if (surelySelected && loses) {
            taken.pass();
        } else if (surelySelected) {
            taken.take(candidates.get(place));
        }
        return loses ? Answer.NO : surelySelected && wins(place) ? Answer.YES : Answer.UNSURE;
    }

    private boolean wins(int place) {
        return ranks[place] <= keep.count();
    }

    @Override
    public Answer answer(int place) {
        return answers.get(place);
    }

    @Override
    public Reason doubt(int place) {
        if (proven.get(place)) {
            return selected.get(place) == Answer.YES ? Reason.TIME_UNKNOWN : Reason.FACTS_UNKNOWN;
        }
        return wins(place) ? Reason.FACTS_UNKNOWN : times.doubtOfPlace(candidates.get(place), keep.by());
    }

    @Override
    public int rank(int place) {
        return ranks[place];
    }
}
