package dev.tidemark.executor.registry.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Generated repositories that can be deleted from, in little memory however many they are. */
final class GeneratedRepositories {

    /** A repository's planning asks for the same contents again and again, so those worked on are kept at hand. */
    private static final int AT_HAND = 1_000;

    private final Generated generated;
    private final Map<RepositoryName, Removals> removals = new ConcurrentHashMap<>();
    private final Cache<RepositoryName, Contents> atHand =
            Caffeine.newBuilder().maximumSize(AT_HAND).build();

    GeneratedRepositories(Generated generated) {
        this.generated = generated;
    }

    Stream<RepositoryName> names() {
        return generated.names();
    }

    boolean has(RepositoryName repository) {
        return generated.has(repository);
    }

    Contents contents(RepositoryName repository) {
        return atHand.get(repository, this::generate);
    }

    /** Contents that somebody else looks after from now on. */
    Contents handOver(RepositoryName repository) {
        return generate(repository);
    }

    boolean untag(RepositoryName repository, Tag tag) {
        OptionalInt index = generated.indexOf(tag);
        return index.isPresent()
                && remove(repository, gone -> gone.addTag(index.getAsInt()), contents -> contents.untag(tag));
    }

    boolean remove(RepositoryName repository, Digest digest) {
        OptionalInt index = generated.indexOf(repository, digest);
        return index.isPresent()
                && remove(repository, gone -> gone.addManifest(index.getAsInt()), contents -> contents.remove(digest));
    }

    /** In the cache's own lock, or contents being generated at the same time would never hear of it. */
    private boolean remove(RepositoryName repository, Consumer<Removals> note, Predicate<Contents> removal) {
        boolean[] removed = new boolean[1];
        atHand.asMap().compute(repository, (name, known) -> {
            Contents contents = known == null ? generate(name) : known;
            removed[0] = removal.test(contents);
            note.accept(removals.computeIfAbsent(name, n -> new Removals()));
            return contents;
        });
        return removed[0];
    }

    private Contents generate(RepositoryName repository) {
        return generated.contents(repository, removals.getOrDefault(repository, Removals.NONE));
    }
}
