package dev.tidemark.policy.filter;

/** Something that every item of a list has, and that it can be chosen and ordered by. */
public interface Field {

    /** What its values are. */
    enum Type {
        TEXT,
        NUMBER,
        TIME,
        FLAG
    }

    Type type();
}
