/**
 * This package reads Tidemark's own policy documents and compiles them into rules: conditions with and, or and not, bounds by count and by
 * age, streams. A document is refused as a whole, with the place of what is wrong in it; nothing in it is ignored.
 */
package dev.tidemark.evaluator.language;
