/** This package is the part of our own API that is about who may do what: users, their access tokens, and their roles in projects. */
package dev.tidemark.policy.access;
