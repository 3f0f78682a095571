/** This package runs PostgreSQL from packaged binaries, durably, as a child of this process. */
package dev.tidemark.standalone.postgres;
