/** This package tests policies and projects. */
package dev.tidemark.policy;
