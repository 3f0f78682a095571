package dev.tidemark.policy.security;

import java.util.Set;

/** What an API answers to whoever asks, because its clients ask before they say who they are. */
public interface OpenToAll {

    /** Of requests without a body. */
    Set<String> paths();
}
