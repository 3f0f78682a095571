/** This package tests Artifactory's documents. */
package dev.tidemark.evaluator.artifactory;
