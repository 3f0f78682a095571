package dev.tidemark.policy.harbor;

import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.filter.Condition;
import dev.tidemark.policy.filter.Field;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.filter.Filter.Clause;
import dev.tidemark.policy.filter.Filter.Order;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks of a list: {@code q}, such as {@code name=~web,creation_time=[2026-01-01T00:00:00~]}, and {@code sort}, such as
 * {@code -name,id}. Read as by Harbor's {@code src/lib/q/builder.go}: of one key asked for twice the last counts, and what the list does
 * not know is passed over.
 *
 * @param values by key
 * @param sort in that order
 */
public record HarborQuery(Map<String, HarborValue> values, List<String> sort) {

    public static HarborQuery of(String q, String sort) {
        return new HarborQuery(
                q == null || q.isEmpty() ? Map.of() : values(unescaped(q)),
                sort == null || sort.isEmpty() ? List.of() : List.of(sort.split(",")));
    }

    /** Some clients encode it twice. */
    private static String unescaped(String q) {
        try {
            return URLDecoder.decode(q, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return q;
        }
    }

    private static Map<String, HarborValue> values(String q) {
        Map<String, HarborValue> values = new LinkedHashMap<>();
        for (String pair : q.split(",", -1)) {
            int end = pair.indexOf('=');
            if (end < 1 || end == pair.length() - 1) {
                throw new RefusedException(
                        400, "the query string must contain \"=\" and the key/value cannot be empty");
            }
            values.put(pair.substring(0, end), HarborValue.of(pair.substring(end + 1)));
        }
        return values;
    }

    public Optional<HarborValue> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** As far as the list has such fields. */
    public <F extends Field> Filter<F> filter(Map<String, F> fields) {
        List<Clause<F>> clauses = new ArrayList<>();
        values.forEach((key, value) -> Optional.ofNullable(fields.get(key))
                .ifPresent(field -> condition(value, field).ifPresent(one -> clauses.add(new Clause<>(field, one)))));
        return new Filter<>(clauses, orders(fields));
    }

    /** Where all of several values are asked for, Harbor asks for nothing of a field that has only one. */
    private static Optional<Condition> condition(HarborValue value, Field field) {
        return value instanceof HarborValue.All ? Optional.empty() : Optional.of(value.condition(field.type()));
    }

    private <F extends Field> List<Order<F>> orders(Map<String, F> fields) {
        List<Order<F>> orders = new ArrayList<>();
        for (String one : sort) {
            boolean isDescending = one.startsWith("-");
            F field = fields.get(isDescending ? one.substring(1) : one);
            if (field != null) {
                orders.add(new Order<>(field, isDescending));
            }
        }
        return orders;
    }
}
