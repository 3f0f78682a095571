package dev.tidemark.policy.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Whether a registry answers.
 *
 * @param detail why not; null where it does
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GatewayHealth(boolean answers, String detail) {}
