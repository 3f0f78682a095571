package dev.tidemark.audit.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tidemark.audit.database.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;

/** A line of the inventory: first the repository, then its tags, then what it holds without a tag. */
sealed interface InventoryLine {

    /**
     * The repository itself.
     *
     * @param scannedAt when it was last read completely, null if never
     * @param deletesTags whether its registry can remove a tag and leave its manifest, null if nobody found out
     * @param observedSince since when every pull in its registry is known, null if pulls are known by chance only
     * @param forgottenAt when what was known of its registry's repositories was forgotten, null if it never was
     * @param behind whether events of its registry may have been told that are not known here yet
     * @param read whether everything was read that was to be known; null if nothing had to be
     */
    record Repository(
            String repository,
            Instant scannedAt,
            Instant firstScannedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) Boolean deletesTags,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant observedSince,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant forgottenAt,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean behind,
            @JsonInclude(JsonInclude.Include.NON_NULL) Boolean read)
            implements InventoryLine {

        /** @param receiverOutage how long the receiver of the registry's events may be silent */
        static Repository of(String repository, Row row, Duration receiverOutage) {
            PullEvidence pulls = PullEvidenceStore.evidence(row);
            Instant now = Rows.instant(row, "asked_at");
            return new Repository(
                    repository,
                    Rows.instant(row, "scanned_at"),
                    Rows.instant(row, "first_scanned_at"),
                    row.getBoolean("deletes_tags"),
                    pulls.sinceAt(now, receiverOutage),
                    Rows.instant(row, "forgotten_at"),
                    pulls.isBehindAt(now, receiverOutage),
                    row.getBoolean("read"));
        }
    }

    /**
     * A tag.
     *
     * @param atFirstScan whether it pointed there when the repository was scanned for the first time
     * @param pushed when an event told its push, null if none did
     * @param notBefore a scan that was complete and did not see it there yet, null if there was none, or its push is told
     * @param pulled when an event last told a pull of its artifact, null if none did
     * @param facts as they were stored; null where only an event of the registry is known
     */
    record TagLine(
            String tag,
            String digest,
            Instant firstSeen,
            boolean atFirstScan,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant pushed,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant notBefore,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant pulled,
            @JsonRawValue String facts)
            implements InventoryLine {

        static TagLine of(Row row) {
            return new TagLine(
                    row.getString("name"),
                    row.getString("digest"),
                    Rows.instant(row, "first_seen"),
                    row.getBoolean("at_first_scan"),
                    Rows.instant(row, "pushed_at"),
                    Rows.instant(row, "not_before"),
                    Rows.instant(row, "pulled_at"),
                    row.getString("facts"));
        }
    }

    /**
     * A manifest that no tag points at.
     *
     * @param pushed when an event last told its push, by whatever name; null if none did
     * @param untaggedSince when a tag last left it, null if none was seen to
     */
    record UntaggedLine(
            String digest,
            Instant firstSeen,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant pulled,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant pushed,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant untaggedSince,
            @JsonRawValue String facts)
            implements InventoryLine {

        static UntaggedLine of(Row row) {
            return new UntaggedLine(
                    row.getString("digest"),
                    Rows.instant(row, "first_seen"),
                    Rows.instant(row, "pulled_at"),
                    Rows.instant(row, "pushed_at"),
                    Rows.instant(row, "untagged_at"),
                    row.getString("facts"));
        }
    }
}
