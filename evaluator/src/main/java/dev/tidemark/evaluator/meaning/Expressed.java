package dev.tidemark.evaluator.meaning;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * A policy in another dialect's words, or why that dialect has none for it.
 *
 * @param document empty if there is none
 * @param obstacle a sentence without a full stop; empty where there is a document
 */
public record Expressed<D>(Optional<D> document, String obstacle) {

    public Expressed {
        if (document.isPresent() != obstacle.isEmpty()) {
            throw new IllegalArgumentException("either a document or an obstacle: " + obstacle);
        }
    }

    public static <D> Expressed<D> as(D document) {
        return new Expressed<>(Optional.of(document), "");
    }

    public static <D> Expressed<D> not(String obstacle) {
        return new Expressed<>(Optional.empty(), obstacle);
    }

    /** The same, unless the document turns out to say something else. */
    public Expressed<D> provenBy(Predicate<D> proof) {
        return document.isEmpty() || proof.test(document.get()) ? this : not("its words would say something else");
    }
}
