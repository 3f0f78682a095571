/** This package shows the registries to clients of our own API, and has the emergency brake. */
package dev.tidemark.policy.api.registry;
