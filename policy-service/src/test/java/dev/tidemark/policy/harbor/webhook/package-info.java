/** This package tries Harbor's webhooks. */
package dev.tidemark.policy.harbor.webhook;
