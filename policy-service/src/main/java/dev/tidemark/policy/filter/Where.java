package dev.tidemark.policy.filter;

import dev.tidemark.policy.filter.Filter.Clause;
import dev.tidemark.policy.filter.Filter.Order;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The end of a query: which rows, and in which order. */
public final class Where {

    private final StringBuilder conditions;
    private final List<Object> parameters;
    private final StringBuilder orders = new StringBuilder();

    /**
     * What holds of all rows, whatever is asked.
     *
     * @param conditions SQL, with {@code $1} for the first parameter
     */
    public Where(String conditions, Object... parameters) {
        this.conditions = new StringBuilder(conditions);
        this.parameters = new ArrayList<>(Arrays.asList(parameters));
    }

    /** And what is asked. */
    public Where and(Filter<? extends Column<?>> filter) {
        filter.clauses().forEach(this::and);
        filter.orders().forEach(this::by);
        return this;
    }

    private void and(Clause<? extends Column<?>> clause) {
        conditions
                .append(" and (")
                .append(clause.condition().sql(clause.field().sql(), this::bind))
                .append(')');
    }

    private void by(Order<? extends Column<?>> order) {
        orders.append(order.field().sql()).append(order.isDescending() ? " desc, " : ", ");
    }

    private String bind(Object value) {
        parameters.add(value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        return "$" + parameters.size() + "::" + type(value);
    }

    private static String type(Object value) {
        if (value instanceof String) {
            return "text";
        } else if (value instanceof Long) {
            return "int8";
        } else if (value instanceof Instant) {
            return "timestamptz";
        } else if (value instanceof Boolean) {
            return "bool";
        }
        throw new AssertionError(value);
    }

    /** Begins with {@code where}. */
    public String rows() {
        return " where " + conditions;
    }

    /**
     * A part of those rows.
     *
     * @param column what they are ordered by last, so that the order is one
     */
    public String page(String column, int offset, int limit) {
        return rows() + " order by " + orders + column + " offset " + offset + " limit " + limit;
    }

    public Tuple parameters() {
        return Tuple.from(parameters);
    }
}
