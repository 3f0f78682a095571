package dev.tidemark.policy.hook.format;

/** What is to be known of an event. All but the first two may be left untold. */
enum Column {
    /** In the source's own word. */
    ACTION,
    REPOSITORY,
    DIGEST,
    /** Or the digest by which it was pushed, pulled or deleted: some sources have one field for both. */
    TAG,
    MEDIA_TYPE,
    /** RFC 3339, or seconds or milliseconds since 1970. */
    TIME,
    ACTOR,
    AGENT,
    ID
}
