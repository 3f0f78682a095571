/** This package tests patterns. */
package dev.tidemark.evaluator.pattern;
