/** This package asks executor-service, which alone talks to registries, what there is in them. */
package dev.tidemark.policy.gateway;
