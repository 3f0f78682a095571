/**
 * This package is {@code tidemark plan}: what a policy would do with a repository, told without a service and without changing anything.
 */
package dev.tidemark.standalone.plan;
