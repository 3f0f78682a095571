/** This package tries what clients have deleted by name. */
package dev.tidemark.policy.deletion;
