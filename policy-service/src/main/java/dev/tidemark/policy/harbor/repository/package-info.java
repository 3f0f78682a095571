/** This package shows Harbor's clients what repositories hold, and deletes what they name. */
package dev.tidemark.policy.harbor.repository;
