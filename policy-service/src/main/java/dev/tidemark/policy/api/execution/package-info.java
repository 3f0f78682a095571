/** This package lets clients of our own API run policies, and see what came of it. */
package dev.tidemark.policy.api.execution;
