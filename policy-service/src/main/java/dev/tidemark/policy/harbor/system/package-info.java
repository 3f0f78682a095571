/** This package says to Harbor's clients what this installation is, and who its users are. */
package dev.tidemark.policy.harbor.system;
