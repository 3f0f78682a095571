/** This package gives tests, also those of the services, a Kafka and a PostgreSQL of their own. */
package dev.tidemark.standalone.testing;
