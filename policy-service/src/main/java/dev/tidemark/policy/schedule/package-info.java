/** This package runs policies by the clock, unless it is paused. */
package dev.tidemark.policy.schedule;
