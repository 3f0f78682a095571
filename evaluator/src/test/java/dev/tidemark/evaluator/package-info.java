/** This package tests plans. */
package dev.tidemark.evaluator;
