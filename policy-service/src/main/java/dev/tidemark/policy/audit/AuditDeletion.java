package dev.tidemark.policy.audit;

/**
 * What was deleted.
 *
 * @param tag null for the manifest itself
 * @param reason why it was condemned, null where that is not known
 */
public record AuditDeletion(String digest, String tag, String reason) {}
