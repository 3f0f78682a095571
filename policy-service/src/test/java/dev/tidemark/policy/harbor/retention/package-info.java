/** This package tries Harbor's tag retention. */
package dev.tidemark.policy.harbor.retention;
