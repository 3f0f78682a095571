/** This package measures how long it takes to plan, by hand: see CONTRIBUTING. */
package dev.tidemark.evaluator.benchmark;
