/** This package tests that strangers stay outside. */
package dev.tidemark.policy.security;
