/** This package speaks Artifactory's API for cleaning up packages, as far as its clients need it; nothing outside depends on it. */
package dev.tidemark.policy.artifactory;
