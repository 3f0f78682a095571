/**
 * This package matches names against patterns, in bounded time whatever the pattern.
 *
 * <p>Policies written for Harbor mean what Go's {@code github.com/bmatcuk/doublestar}, version 1.3.4, says they mean, oddities included:
 * where an alternative leaves something of the pattern, a complete hit of another one is lost; an empty alternative never applies in the
 * middle of a name behind a star; a malformed part is an error only where matching reaches it. A glob library would differ in
 * all of these. The original tries every way, one after the other; here a pattern becomes a graph without cycles
 * ({@link dev.tidemark.evaluator.pattern.Graph}), and each pair of node and position in the name is looked at once
 * ({@link dev.tidemark.evaluator.pattern.Matching}).
 */
package dev.tidemark.evaluator.pattern;
