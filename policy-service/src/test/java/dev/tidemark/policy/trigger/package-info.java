/** This package tests what runs by what happens in registries. */
package dev.tidemark.policy.trigger;
