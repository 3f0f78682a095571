package dev.tidemark.executor.registry.http;

import java.io.IOException;

/** Something that gets a request answered; each link of the chain adds one concern to the next one. */
@FunctionalInterface
interface Exchange {

    /**
     * The answer, whatever its status.
     *
     * @throws IOException if there was none
     * @throws dev.tidemark.executor.registry.RegistryException if there is no use in asking again
     */
    Answer send(Request request) throws IOException;
}
