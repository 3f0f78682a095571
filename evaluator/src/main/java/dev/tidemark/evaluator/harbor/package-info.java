/** This package reads and writes Harbor's retention policies, and compiles them into the policy language. */
package dev.tidemark.evaluator.harbor;
