package dev.tidemark.policy.hook.format;

import java.util.List;
import java.util.Optional;

/** How one kind of source speaks. Pure. */
public interface Format {

    /** By which it is named in the path of its receiver. */
    String name();

    /** How its sources can show that they know the secret. */
    Proof proof();

    /** Who pulls there without using what they pull, unless the configuration says otherwise: patterns of {@link Wildcard}. */
    List<String> notAlive();

    /** Each event of the delivery, in its order. */
    List<Reading> read(Delivery delivery);

    /** The answer to a delivery by which the source only wants to know whether it is welcome; empty for any other. */
    Optional<String> handshake(Delivery delivery);
}
