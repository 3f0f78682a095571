/** This package matches names against patterns, in bounded time whatever the pattern. */
package dev.tidemark.evaluator.pattern;
