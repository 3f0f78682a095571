/** This package tests Tidemark's own policy documents. */
package dev.tidemark.evaluator.language;
