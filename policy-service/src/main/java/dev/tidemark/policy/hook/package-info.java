/** This package receives what registries send when something happens in them, believes only who knows the registry's secret, and tells it the other services. */
package dev.tidemark.policy.hook;
