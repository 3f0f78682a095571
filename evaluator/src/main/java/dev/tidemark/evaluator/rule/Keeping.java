package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.policy.Keep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What one rule makes of the candidates that it selected. A time that may not condemn can win a candidate its place, but can neither cost
 * it that place nor cost another one its own; nor can a candidate of which it is not known whether the rule selects it.
 */
final class Keeping implements Keep.Cases<Findings> {

    private final List<Candidate> candidates;
    private final Answer[] selected;
    private final Ranking ranking;
    private final Times times;
    private final Streams streams;

    /** @param selected whether the rule selects each of the candidates */
    Keeping(List<Candidate> candidates, Answer[] selected, Ranking ranking, Times times, Streams streams) {
        this.candidates = candidates;
        this.selected = selected;
        this.ranking = ranking;
        this.times = times;
        this.streams = streams;
    }

    @Override
    public Findings always(Keep.Always keep) {
        Findings findings = new Findings(selected.length);
        for (int i = 0; i < selected.length; i++) {
            findings.note(i, selected[i], Reason.FACTS_UNKNOWN, 0);
        }
        return findings;
    }

    @Override
    public Findings newest(Keep.Newest keep) {
        Findings findings = new Findings(selected.length);
        Function<Candidate, Object> stream = streams.of(keep.groupBy());
        Map<Object, Places> places = new HashMap<>();
        for (int i : ranking.by(keep.by())) {
            if (selected[i] != Answer.NO) {
                Places taken =
                        places.computeIfAbsent(stream.apply(candidates.get(i)), none -> new Places(times, keep.by()));
                place(i, keep, taken, findings);
            }
        }
        return findings;
    }

    private void place(int i, Keep.Newest keep, Places taken, Findings findings) {
        Candidate candidate = candidates.get(i);
        boolean proven = times.isProven(candidate, keep.by());
        int all = taken.come();
        if (!proven) {
            Answer place = all <= keep.count() ? Answer.YES : Answer.UNSURE;
            note(i, place, times.doubtOfPlace(candidate, keep.by()), all, findings);
            return;
        }
        int rank = taken.sure() + 1;
        boolean loses = taken.surelyBefore(candidate) >= keep.count();
        if (selected[i] == Answer.YES) {
            boolean wins = rank <= keep.count();
            findings.note(i, loses ? Answer.NO : wins ? Answer.YES : Answer.UNSURE, Reason.TIME_UNKNOWN, rank);
            taken.take(candidate);
        } else {
            // were it selected, it would come behind all those that surely are
            findings.note(i, loses ? Answer.NO : Answer.UNSURE, Reason.FACTS_UNKNOWN, rank);
        }
    }

    @Override
    public Findings within(Keep.Within keep) {
        return young(keep.by(), Cutoff.harbor(times.now(), keep.days(), keep.exclusive()));
    }

    @Override
    public Findings youngerThan(Keep.YoungerThan keep) {
        return young(keep.by(), Cutoff.exact(times.now(), keep.seconds()));
    }

    private Findings young(Keep.By by, Cutoff cutoff) {
        Findings findings = new Findings(selected.length);
        for (int i = 0; i < selected.length; i++) {
            if (selected[i] != Answer.NO) {
                Candidate candidate = candidates.get(i);
                note(i, times.isYoung(candidate, by, cutoff), times.doubtOfAge(candidate, by), 0, findings);
            }
        }
        return findings;
    }

    /** @param doubt of whether it is retained; that it is selected may be in doubt, too */
    private void note(int i, Answer retained, Reason doubt, int rank, Findings findings) {
        Reason reason = retained == Answer.UNSURE ? doubt : Reason.FACTS_UNKNOWN;
        findings.note(i, retained.and(selected[i]), reason, rank);
    }

    @Override
    public Findings all(Keep.All keep) {
        return combined(keep.of(), Answer::and);
    }

    @Override
    public Findings any(Keep.Any keep) {
        return combined(keep.of(), Answer::or);
    }

    /** Of each candidate, what that part says whose answer decides; the first of several. */
    private Findings combined(List<Keep> parts, BinaryOperator<Answer> deciding) {
        List<Findings> found = parts.stream().map(part -> part.match(this)).toList();
        Findings findings = new Findings(selected.length);
        for (int i = 0; i < selected.length; i++) {
            if (selected[i] != Answer.NO) {
                Findings decided = found.get(0);
                for (Findings other : found) {
                    boolean first = deciding.apply(decided.answer(i), other.answer(i)) == decided.answer(i);
                    decided = first ? decided : other;
                }
                findings.note(i, decided);
            }
        }
        return findings;
    }
}
