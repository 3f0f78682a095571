package dev.tidemark.evaluator.meaning;

import dev.tidemark.contracts.policy.Keep;
import java.util.List;
import java.util.stream.Stream;

/** Brings what is kept into one form: what is combined alike is combined once, in an order of no meaning. */
final class Keeps implements Keep.Cases<Keep> {

    static final Keeps INSTANCE = new Keeps();

    private Keeps() {}

    @Override
    public Keep always(Keep.Always keep) {
        return keep;
    }

    @Override
    public Keep newest(Keep.Newest keep) {
        return keep;
    }

    @Override
    public Keep within(Keep.Within keep) {
        return keep;
    }

    @Override
    public Keep youngerThan(Keep.YoungerThan keep) {
        return keep;
    }

    @Override
    public Keep all(Keep.All keep) {
        List<Keep> parts = InOrder.each(
                parts(keep.of()).flatMap(part -> part instanceof Keep.All all ? all.of().stream() : Stream.of(part)));
        return parts.size() == 1 ? parts.get(0) : new Keep.All(parts);
    }

    @Override
    public Keep any(Keep.Any keep) {
        List<Keep> parts = InOrder.each(
                parts(keep.of()).flatMap(part -> part instanceof Keep.Any any ? any.of().stream() : Stream.of(part)));
        return parts.size() == 1 ? parts.get(0) : new Keep.Any(parts);
    }

    private Stream<Keep> parts(List<Keep> of) {
        return of.stream().map(part -> part.match(this));
    }
}
