/** This package tests who is believed, what is answered, and what is told. */
package dev.tidemark.policy.hook;
