/** This package tests that guessing passwords is slow. */
package dev.tidemark.policy.password;
