/**
 * This package reads and writes Harbor's retention policies, and compiles them into the policy language.
 *
 * <p>The records are the wire: what is zero, empty or false is left out, lists are always there and may be null, keys are in
 * alphabetical order. Harbor itself checks next to nothing when a policy is written and lets its tasks fail later, or delete by another
 * rule than the one that was meant; {@link dev.tidemark.evaluator.harbor.HarborDialect} refuses what means nothing at once.
 * {@link dev.tidemark.evaluator.harbor.HarborWriter} is the way back, for policies of which Harbor has the words.
 */
package dev.tidemark.evaluator.harbor;
