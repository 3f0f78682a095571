/** This package keeps policies, and holds the use cases that create, change and delete them. */
package dev.tidemark.policy;
