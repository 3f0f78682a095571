package dev.tidemark.policy.hook.format;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A format that is nothing but tables.
 *
 * @param unwrap brings what the tables look into to light
 * @param tables the first that fits is taken, the last fits everything
 */
record TableFormat(
        String name,
        Proof proof,
        List<String> notAlive,
        UnaryOperator<Delivery> unwrap,
        List<EventTable> tables,
        Function<Delivery, Optional<String>> handshakes)
        implements Format {

    TableFormat {
        notAlive = List.copyOf(notAlive);
        tables = List.copyOf(tables);
    }

    static TableFormat of(String name, Proof proof, EventTable... tables) {
        return new TableFormat(
                name, proof, List.of(), UnaryOperator.identity(), List.of(tables), delivery -> Optional.empty());
    }

    TableFormat withNotAlive(String... patterns) {
        return new TableFormat(name, proof, List.of(patterns), unwrap, tables, handshakes);
    }

    TableFormat unwrappedBy(UnaryOperator<Delivery> unwrapping) {
        return new TableFormat(name, proof, notAlive, unwrapping, tables, handshakes);
    }

    TableFormat shakingHandsBy(Function<Delivery, Optional<String>> answer) {
        return new TableFormat(name, proof, notAlive, unwrap, tables, answer);
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        Delivery unwrapped = unwrap.apply(delivery);
        EventTable table = tables.stream()
                .filter(candidate -> candidate.fits().test(unwrapped))
                .findFirst()
                .orElse(tables.get(tables.size() - 1));
        return table.read(unwrapped);
    }

    @Override
    public Optional<String> handshake(Delivery delivery) {
        return handshakes.apply(delivery);
    }
}
