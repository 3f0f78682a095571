/** This package tests that exports are handed on as they come, and cut off where they break off. */
package dev.tidemark.policy.export;
