/** This package tests what is understood of sources, by payloads in their documented forms. */
package dev.tidemark.policy.hook.format;
