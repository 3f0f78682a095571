package dev.tidemark.policy.webhook;

import java.util.UUID;

/** What is to be sent to one receiver; whoever gets it twice knows it by the id. */
public record Letter(UUID id, long webhook, Target target, String contentType, String body) {}
