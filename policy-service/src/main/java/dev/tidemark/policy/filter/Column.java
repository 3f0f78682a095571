package dev.tidemark.policy.filter;

/** A field of items that are rows. */
public interface Column extends Field {

    /** It, as it is called in the query it is used in; never anything that somebody sent. */
    String sql();
}
