/** This package keeps Harbor's webhook policies, and words what their receivers are told. */
package dev.tidemark.policy.harbor.webhook;
