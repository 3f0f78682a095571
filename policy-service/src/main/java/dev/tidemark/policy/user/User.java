package dev.tidemark.policy.user;

import dev.tidemark.policy.security.Caller;

/** A user who may log in, and by which password. */
public record User(Caller caller, Secret secret) {}
