/** This package reads what audit-service remembers. */
package dev.tidemark.policy.audit;
