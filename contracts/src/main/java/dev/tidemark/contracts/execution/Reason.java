package dev.tidemark.contracts.execution;

/** Why something was decided, or why a decision became what it became. The names are wire codes and stay as they are. */
public enum Reason {
    /** A rule retains it; the decision names which. */
    RULE,
    /** Rules selected it, and none retains it. */
    NOT_RETAINED,
    /** No rule's selectors match it, and what no rule retains is condemned. */
    NOT_SELECTED,
    /** A client named it, to have it deleted. */
    ASKED_FOR,
    /** An untagged child of an index, and goes or stays with it. */
    INDEX_CHILD,
    /** A signature, attestation or other referrer, and goes or stays with its subject. */
    REFERRER,

    /** Its push time is unknown, or known only from a source that may not condemn. */
    TIME_UNKNOWN,
    /** Pull times are not known as far back as the rule looks. */
    PULL_EVIDENCE_INCOMPLETE,
    /** A rule asks for labels, annotations or a type that are not known. */
    FACTS_UNKNOWN,
    /** The registry protects its tag from deletion. */
    IMMUTABLE,
    /** A manifest of a media type nobody here knows: it may refer to anything. */
    UNKNOWN_MEDIA_TYPE,
    /** Its manifest, or one that it refers to, could not be read. */
    UNREADABLE,
    /** The last artifact of its repository. */
    LAST_ONE,
    /** A tag that stays shares its digest, and the registry cannot remove a tag alone. */
    SHARED_DIGEST,
    /** More was condemned than one plan carries, or its time was up: the next execution goes on. */
    BUDGET,

    /** Something new or moved points at it, or refers to it, since it was condemned. */
    MOVED,
    /** The state of its repository could not be read again before the deletion. */
    RECHECK_FAILED,
    /** The registry refuses the deletion. */
    REFUSED,
    /** The registry does not delete at all, or not this kind of thing. */
    UNSUPPORTED,
    /** The registry said it was gone or deleted, and it is still there or nothing confirms it. */
    NOT_VERIFIED,
    /** The registry did not answer, or with an error that did not pass. */
    REGISTRY_ERROR,
    /** The execution was stopped first. */
    STOPPED,
    /** Its {@code notAfter} had come first. */
    EXPIRED
}
