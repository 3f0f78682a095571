package dev.tidemark.contracts.execution;

/** What started an execution. */
public enum Trigger {
    /** Somebody asked for it. */
    MANUAL,
    /** A due slot of the policy's schedule. */
    SCHEDULE,
    /** A registry event. */
    EVENT,
    /** Somebody approved what a guard had held. */
    APPROVAL,
    /** A client asked for the deletion of named subjects. */
    CLIENT
}
