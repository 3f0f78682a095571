/** This package tests executions from their request to their end. */
package dev.tidemark.policy.execution;
