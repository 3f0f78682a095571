package dev.tidemark.audit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Answers with deletions and decisions as a stream. These are routes and no resources, because a resource's stream is written by the
 * framework, which puts a line of its own at the end of one that is empty, and leaves one that breaks off to hang.
 */
@ApplicationScoped
class ExportRoutes {

    private final Exports exports;
    private final OutcomeReader outcomes;
    private final ObjectMapper mapper;
    private final MeterRegistry meters;
    private final Semaphore places;

    ExportRoutes(
            Exports exports, OutcomeReader outcomes, ObjectMapper mapper, MeterRegistry meters, ExportConfig config) {
        this.exports = exports;
        this.outcomes = outcomes;
        this.mapper = mapper;
        this.meters = meters;
        this.places = new Semaphore(config.atOnce());
    }

    void install(@Observes Router router) {
        router.get("/exports/history").handler(request -> answer(request, DeletionLine.class, exports::deletions));
        router.get("/exports/decisions").handler(request -> answer(request, DecisionLine.class, exports::decisions));
        router.get("/exports/outcomes").handler(request -> answer(request, OutcomeLine.class, outcomes::outcomes));
    }

    private <T> void answer(RoutingContext request, Class<T> line, Function<ExportFilter, Multi<List<T>>> read) {
        var answer = new StreamedAnswer(request, mapper);
        try {
            var format = Format.of(request);
            var lines = new Lines<>(format, line, mapper);
            answer.stream(format.contentType(), lines.head(), chunks(read.apply(filter(request)), lines, line));
        } catch (RuntimeException e) {
            answer.fail(e);
        }
    }

    private static ExportFilter filter(RoutingContext request) {
        return ExportFilter.parse(request.queryParams());
    }

    private <T> Multi<Buffer> chunks(Multi<List<T>> read, Lines<T> lines, Class<T> line) {
        if (!places.tryAcquire()) {
            throw new ServiceUnavailableException("as many exports as may be are under way: try again later");
        }
        Counter written = meters.counter("retention.export.lines", "line", line.getSimpleName());
        return read.invoke(some -> written.increment(some.size()))
                .map(lines::write)
                .onTermination()
                .invoke(places::release);
    }
}
