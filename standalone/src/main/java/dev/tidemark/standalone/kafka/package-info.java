/** This package runs Kafka inside this process, and creates Tidemark's topics in whichever Kafka there is. */
package dev.tidemark.standalone.kafka;
