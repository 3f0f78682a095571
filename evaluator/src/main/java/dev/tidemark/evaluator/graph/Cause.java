package dev.tidemark.evaluator.graph;

import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.registry.Digest;

/**
 * Why a manifest survives.
 *
 * @param reason {@link Reason#RULE} where the rules retain it, otherwise the guard
 * @param by the manifest that brought it about, null if there is none
 */
public record Cause(Reason reason, Digest by) {}
