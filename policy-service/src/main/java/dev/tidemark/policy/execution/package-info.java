/** This package keeps executions from the moment they are asked for to their end. */
package dev.tidemark.policy.execution;
