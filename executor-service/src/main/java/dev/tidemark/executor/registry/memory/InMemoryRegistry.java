package dev.tidemark.executor.registry.memory;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.DeleteAnswer;
import dev.tidemark.executor.registry.RegistryDeleter;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.memory.Call.Operation;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A registry in memory, for tests and benchmarks: what is pushed into it can be read and deleted through the same port as of a real
 * one. It either deletes tags as tags, or knows digests only, as CNCF Distribution 2.8 does. Safe for many threads.
 */
public final class InMemoryRegistry {

    private final RegistryName name;
    private final TagDeletion tagDeletion;
    private final GeneratedRepositories generated;
    private final ConcurrentMap<RepositoryName, Contents> own = new ConcurrentHashMap<>();
    private final AtomicLong pushes = new AtomicLong();
    private final Map<Operation, LongAdder> counts = new EnumMap<>(Operation.class);
    private volatile Consumer<Call> beforeEach = call -> {};
    private volatile Function<Call, Optional<DeleteAnswer>> insteadOfDeleting = call -> Optional.empty();

    /** Whether the registry can delete a tag without its manifest. */
    public enum TagDeletion {
        AS_TAGS,
        UNSUPPORTED
    }

    private InMemoryRegistry(RegistryName name, TagDeletion tagDeletion, Generated generated) {
        this.name = Objects.requireNonNull(name, "name");
        this.tagDeletion = Objects.requireNonNull(tagDeletion, "tagDeletion");
        this.generated = new GeneratedRepositories(generated);
        for (Operation operation : Operation.values()) {
            counts.put(operation, new LongAdder());
        }
    }

    /** An empty one. */
    public static InMemoryRegistry empty(RegistryName name, TagDeletion tagDeletion) {
        return new InMemoryRegistry(name, tagDeletion, Generated.NONE);
    }

    /** One full of generated repositories; the text is {@code <repositories>x<tags each>}, such as {@code 50000x20}. */
    public static InMemoryRegistry generated(RegistryName name, TagDeletion tagDeletion, String contents) {
        return new InMemoryRegistry(name, tagDeletion, Generated.parse(contents));
    }

    /** What planning sees of it. */
    public RegistryReader reader() {
        return new InMemoryReader(this);
    }

    /** What deletion sees of it. */
    public RegistryDeleter deleter() {
        return new InMemoryDeleter(this);
    }

    /** Pushes a new image under the tags, or untagged if there are none; tags that exist move to it. */
    public Digest push(RepositoryName repository, Instant created, String... tags) {
        return push(repository, Generated.image(nextDigest(repository), created), tags);
    }

    /** Pushes a new image with those labels, whose manifest has those annotations. */
    public Digest push(
            RepositoryName repository, Map<String, String> labels, Map<String, String> annotations, String... tags) {
        ArtifactFacts plain = Generated.image(nextDigest(repository), null);
        return push(
                repository,
                new ArtifactFacts(
                        plain.digest(),
                        plain.mediaType(),
                        plain.artifactType(),
                        plain.size(),
                        plain.contentSize(),
                        plain.created(),
                        List.of(),
                        null,
                        labels,
                        annotations),
                tags);
    }

    /** Pushes a new index of the children, which need not be there, under the tags. */
    public Digest pushIndex(RepositoryName repository, List<Digest> children, String... tags) {
        Digest digest = nextDigest(repository);
        return push(
                repository,
                new ArtifactFacts(digest, MediaTypes.INDEX, null, 1_000, 0, null, children, null, Map.of(), Map.of()),
                tags);
    }

    /** Pushes a new referrer (a signature, say) of the subject, under the tags. */
    public Digest pushReferrer(RepositoryName repository, Digest subject, String artifactType, String... tags) {
        Digest digest = nextDigest(repository);
        return push(
                repository,
                new ArtifactFacts(
                        digest,
                        MediaTypes.IMAGE,
                        artifactType,
                        1_000,
                        1_000,
                        null,
                        List.of(),
                        subject,
                        Map.of(),
                        Map.of()),
                tags);
    }

    /** Pushes exactly that manifest under the tags. */
    public Digest push(RepositoryName repository, ArtifactFacts manifest, String... tags) {
        Contents contents = changeable(repository);
        contents.put(manifest);
        Stream.of(tags).map(Tag::new).forEach(tag -> contents.tag(tag, manifest.digest()));
        return manifest.digest();
    }

    /** Points a tag, old or new, at a manifest that is there. */
    public void tag(RepositoryName repository, String tag, Digest digest) {
        changeable(repository).tag(new Tag(tag), digest);
    }

    /** Removes a tag as if somebody else had, and says whether it was there. */
    public boolean untag(RepositoryName repository, String tag) {
        return change(
                repository, contents -> contents.untag(new Tag(tag)), () -> generated.untag(repository, new Tag(tag)));
    }

    /** Removes a manifest with its tags as if somebody else had, and says whether it was there. */
    public boolean remove(RepositoryName repository, Digest digest) {
        return change(repository, contents -> contents.remove(digest), () -> generated.remove(repository, digest));
    }

    /** Makes the repository unknown to the registry. Generated ones come back. */
    public void remove(RepositoryName repository) {
        own.remove(repository);
    }

    /** The manifests the repository holds, tagged or not, in no order. */
    public List<Digest> digests(RepositoryName repository) {
        return contents(repository).map(Contents::digests).orElse(List.of());
    }

    /** The tags the repository holds, sorted; without a request. */
    public List<Tag> tags(RepositoryName repository) {
        return contents(repository).map(Contents::tags).orElse(List.of());
    }

    /** From now on runs the action before each request, in its thread; it may count, wait, change the contents, or throw the failure. */
    public void beforeEach(Consumer<Call> action) {
        beforeEach = Objects.requireNonNull(action, "action");
    }

    /** From now on, deletions for which the function has an answer get that and change nothing. */
    public void insteadOfDeleting(Function<Call, Optional<DeleteAnswer>> answer) {
        insteadOfDeleting = Objects.requireNonNull(answer, "answer");
    }

    /** How many requests of a sort there were so far, failed ones included. */
    public long count(Operation operation) {
        return counts.get(operation).sum();
    }

    RegistryName name() {
        return name;
    }

    TagDeletion tagDeletion() {
        return tagDeletion;
    }

    Stream<RepositoryName> repositories() {
        return Stream.concat(generated.names(), own.keySet().stream()).sorted().distinct();
    }

    Optional<Contents> contents(RepositoryName repository) {
        Contents changed = own.get(repository);
        if (changed != null || !generated.has(repository)) {
            return Optional.ofNullable(changed);
        }
        return Optional.of(generated.contents(repository));
    }

    private Contents changeable(RepositoryName repository) {
        return own.computeIfAbsent(repository, r -> generated.has(r) ? generated.handOver(r) : new Contents());
    }

    /** In the map's own lock, so that a repository is not taken over while it is being changed. */
    private boolean change(RepositoryName repository, Predicate<Contents> ifOwn, BooleanSupplier ifGenerated) {
        boolean[] changed = new boolean[1];
        own.compute(repository, (name, contents) -> {
            changed[0] = contents != null ? ifOwn.test(contents) : generated.has(name) && ifGenerated.getAsBoolean();
            return contents;
        });
        return changed[0];
    }

    void arrives(Call call) {
        counts.get(call.operation()).increment();
        beforeEach.accept(call);
    }

    Optional<DeleteAnswer> arranged(Call call) {
        return insteadOfDeleting.apply(call);
    }

    private Digest nextDigest(RepositoryName repository) {
        return Generated.digest(name + "/" + repository + "#" + pushes.incrementAndGet());
    }
}
