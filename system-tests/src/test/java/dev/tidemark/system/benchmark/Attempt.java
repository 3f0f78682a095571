package dev.tidemark.system.benchmark;

import dev.tidemark.system.benchmark.Load.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of a rate that was tried.
 *
 * @param asked notifications a second
 * @param processors what each process used of them
 * @param busy the share of the machine's processors that was used, by whomever
 */
record Attempt(int asked, Sent sent, Latencies reads, String processors, double busy) {

    private static final double READ_P99_MILLIS = 100;
    private static final double IN_TIME = 0.98;

    /** All of it is taken in its time, and readers hardly notice. */
    boolean holds() {
        return why().isEmpty();
    }

    /** What keeps it from being held. */
    List<String> why() {
        List<String> why = new ArrayList<>();
        if (sent.taken().size() < sent.count() || sent.perSecond() < IN_TIME * asked) {
            why.add(text("%.0f/s were taken", sent.perSecond()));
        }
        if (reads.millis(0.99) > READ_P99_MILLIS) {
            why.add(text("reads' p99 was %.0f ms", reads.millis(0.99)));
        }
        return why;
    }

    String machine() {
        return text(
                "%.0f %% of %d processors busy: %s",
                100 * busy, Runtime.getRuntime().availableProcessors(), processors);
    }

    @Override
    public String toString() {
        return text(
                "%d/s asked: %d of %d taken, %.0f/s; answers p50 %.1f ms, p99 %.1f ms; reads p50 %.1f ms, p99 %.1f ms; %s",
                asked,
                sent.taken().size(),
                sent.count(),
                sent.perSecond(),
                sent.latencies().millis(0.5),
                sent.latencies().millis(0.99),
                reads.millis(0.5),
                reads.millis(0.99),
                machine());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
