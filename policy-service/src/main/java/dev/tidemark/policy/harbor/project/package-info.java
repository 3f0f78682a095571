/** This package speaks of projects as Harbor does: what clients say of them, and who is what in them. */
package dev.tidemark.policy.harbor.project;
