package dev.tidemark.audit.report;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Harbor's table of candidates, in Harbor's order: the last push first. */
final class CandidateTable {

    private static final List<String> HEADERS =
            List.of("Digest", "Tag", "Kind", "Labels", "PushedTime", "PulledTime", "CreatedTime", "Retention");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final TaskReport report;

    private CandidateTable(TaskReport report) {
        this.report = report;
    }

    static TextTable of(TaskReport report, List<Decision> candidates) {
        var table = new CandidateTable(report);
        Comparator<Instant> lastFirst = Comparator.nullsLast(Comparator.reverseOrder());
        return new TextTable(
                HEADERS,
                candidates.stream()
                        .sorted(Comparator.comparing(decision -> at(decision.pushed()), lastFirst))
                        .map(table::row)
                        .toList());
    }

    private List<String> row(Decision decision) {
        return List.of(
                decision.digest().toString(),
                decision.tags().stream().map(Tag::toString).collect(Collectors.joining(",")),
                "image",
                "",
                time(at(decision.pushed())),
                time(at(decision.pulled())),
                time(report.created().get(decision.digest())),
                retention(decision));
    }

    /** Harbor has one word for what the rules condemn and something else protects. */
    private String retention(Decision decision) {
        if (decision.verdict() == Decision.Verdict.RETAIN) {
            return decision.spared() ? "IMMUTABLE" : "RETAIN";
        }
        SubjectOutcome kept = report.stillThere(decision);
        if (kept != null) {
            return kept.outcome() == Outcome.KEPT ? "IMMUTABLE" : "ERR";
        }
        boolean failed = report.wasNotReached(decision) && report.task().status() != TaskStatus.SUCCESS;
        return failed ? "ERR" : "DEL";
    }

    private static Instant at(TimeEvidence evidence) {
        return evidence == null ? null : evidence.at();
    }

    private static String time(Instant at) {
        return at == null || at.getEpochSecond() <= 0 ? "" : TIME.format(at);
    }
}
