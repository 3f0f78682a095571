/** This package knows the registries of the configuration, which of them serves which API, and which are paused. */
package dev.tidemark.policy.registry;
