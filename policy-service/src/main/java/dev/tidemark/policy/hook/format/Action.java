package dev.tidemark.policy.hook.format;

/** What happened. */
public enum Action {
    PUSHED,
    PULLED,
    DELETED
}
