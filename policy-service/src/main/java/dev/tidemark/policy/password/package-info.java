/** This package lets users in by their passwords, and makes it slow to guess them. */
package dev.tidemark.policy.password;
