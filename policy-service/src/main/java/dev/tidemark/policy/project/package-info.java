/** This package holds projects: what registries are divided into, whose policies and users go by them. */
package dev.tidemark.policy.project;
