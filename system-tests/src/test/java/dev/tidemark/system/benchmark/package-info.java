/** This package measures the whole system; nothing of it is part of a build. */
package dev.tidemark.system.benchmark;
