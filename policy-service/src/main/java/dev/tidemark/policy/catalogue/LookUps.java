package dev.tidemark.policy.catalogue;

import dev.tidemark.policy.gateway.GatewayUnavailableException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The look-ups that are under way. Who asks for a name that is being looked up waits for that answer. Nothing is remembered here: the
 * gateway shares what it says of a registry for a second, and a repository that has just been pushed is there for the next who asks.
 */
@ApplicationScoped
class LookUps {

    /** Each may make a registry list all it has. */
    static final int MOST = 16;

    private final ConcurrentMap<Object, Uni<Boolean>> underWay = new ConcurrentHashMap<>();

    /**
     * What is known by that name; where that is nothing, what is known when it is numbered, if it is there.
     *
     * @param name equal for those who look for the same thing
     */
    <T> Uni<Optional<T>> find(
            Object name, Supplier<Uni<Optional<T>>> known, Supplier<Uni<Boolean>> isThere, Supplier<Uni<Void>> number) {
        return known.get()
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        : once(name, () -> numbered(isThere, number))
                                .chain(there ->
                                        there ? known.get() : Uni.createFrom().item(Optional.empty())));
    }

    private static Uni<Boolean> numbered(Supplier<Uni<Boolean>> isThere, Supplier<Uni<Void>> number) {
        return isThere.get()
                .call(there -> there ? number.get() : Uni.createFrom().voidItem());
    }

    /** The answer, in the context of whoever asks. */
    Uni<Boolean> once(Object name, Supplier<Uni<Boolean>> lookUp) {
        if (underWay.size() >= MOST && !underWay.containsKey(name)) {
            return Uni.createFrom()
                    .failure(new GatewayUnavailableException("too many names are being looked up at the moment"));
        }
        Uni<Boolean> answer = underWay.computeIfAbsent(name, key -> begin(key, lookUp));
        var context = Vertx.currentContext();
        return context == null ? answer : answer.emitOn(MutinyHelper.executor(context));
    }

    private Uni<Boolean> begin(Object name, Supplier<Uni<Boolean>> lookUp) {
        return Uni.createFrom()
                .deferred(lookUp::get)
                .onTermination()
                .invoke(() -> underWay.remove(name))
                .memoize()
                .indefinitely();
    }
}
