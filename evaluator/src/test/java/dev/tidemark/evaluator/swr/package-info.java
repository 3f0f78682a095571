/** This package tests SWR's documents. */
package dev.tidemark.evaluator.swr;
