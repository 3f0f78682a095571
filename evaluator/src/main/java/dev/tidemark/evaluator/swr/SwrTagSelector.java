package dev.tidemark.evaluator.swr;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One exception of a rule.
 *
 * @param kind {@code label} or {@code regexp}
 * @param pattern a whole tag, or a regular expression that is searched for in tags
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"kind", "pattern"})
public record SwrTagSelector(String kind, String pattern) {}
