package dev.tidemark.policy.audit;

import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;

/**
 * What became of a tag, or of a manifest.
 *
 * @param tag null for the manifest itself
 * @param reason why it was kept or failed, else null
 * @param detail a sentence for people, or null
 */
public record AuditOutcome(Digest digest, Tag tag, Outcome outcome, Reason reason, String detail) {

    /** The tag, or the manifest's digest. */
    public String name() {
        return tag == null ? digest.toString() : tag.value();
    }
}
