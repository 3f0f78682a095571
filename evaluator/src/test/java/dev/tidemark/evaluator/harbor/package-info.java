/** This package tests Harbor's documents. */
package dev.tidemark.evaluator.harbor;
