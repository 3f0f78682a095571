/** This package tests what is known of registries by number. */
package dev.tidemark.policy.catalogue;
