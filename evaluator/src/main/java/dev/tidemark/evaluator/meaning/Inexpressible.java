package dev.tidemark.evaluator.meaning;

/** Thrown by writers within themselves: there is no word for something. Its message is the obstacle. */
public final class Inexpressible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Inexpressible(String obstacle) {
        super(obstacle, null, false, false);
    }
}
