/** This package tries what Harbor's clients see of repositories. */
package dev.tidemark.policy.harbor.repository;
