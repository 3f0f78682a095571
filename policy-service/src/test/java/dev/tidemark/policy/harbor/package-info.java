/** This package tests Harbor's dialect as its clients see it: over HTTP. */
package dev.tidemark.policy.harbor;
