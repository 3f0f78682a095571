package dev.tidemark.audit.database;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a statement asks of its rows, and the values it asks with. */
public final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Tuple tuple = Tuple.tuple();

    /** Adds a condition with a {@code ?} for each value, unless one of them is null: then it does not matter. */
    public Conditions where(String condition, Object... values) {
        if (Arrays.asList(values).contains(null)) {
            return this;
        }
        String numbered = condition;
        for (Object value : values) {
            tuple.addValue(value);
            numbered = numbered.replaceFirst("\\?", "\\$" + tuple.size());
        }
        conditions.add(numbered);
        return this;
    }

    /** All of them, as a statement has them; empty where there are none. */
    public String clause() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    public Tuple tuple() {
        return tuple;
    }
}
