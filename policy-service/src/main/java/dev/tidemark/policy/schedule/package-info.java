/** This package runs policies by the clock. */
package dev.tidemark.policy.schedule;
