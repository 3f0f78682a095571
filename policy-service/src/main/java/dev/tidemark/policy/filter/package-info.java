/** This package narrows lists down and orders them, in the database or in memory. */
package dev.tidemark.policy.filter;
