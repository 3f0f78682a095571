/** This package tries Harbor's projects. */
package dev.tidemark.policy.harbor.project;
