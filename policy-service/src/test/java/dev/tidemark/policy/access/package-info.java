/** This package tests who may do what, over the wire. */
package dev.tidemark.policy.access;
