/** This package tells clients of our own API what was decided and deleted, and why. */
package dev.tidemark.policy.api.decision;
