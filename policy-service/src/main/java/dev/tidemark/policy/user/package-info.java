/** This package knows the users, those of the configuration and those of the database, and what they are in which project. */
package dev.tidemark.policy.user;
