/** This package tests Artifactory's dialect as its clients see it: over HTTP. */
package dev.tidemark.policy.artifactory;
