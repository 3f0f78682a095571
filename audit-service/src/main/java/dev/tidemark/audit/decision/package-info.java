/** This package keeps what was decided: chunks of decisions, compressed as they came, and read back in the plan's order. */
package dev.tidemark.audit.decision;
