package dev.tidemark.executor.registry.memory;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Repositories that exist because a formula says so: the same number of tags in each, one image per tag, a day between two of them,
 * the same in every run. They are named {@code team-<n>/app-<n>}, a hundred to a project.
 */
record Generated(int repositories, int tagsEach) {

    static final Generated NONE = new Generated(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,7})x(\\d{1,7})");
    private static final Pattern NAME = Pattern.compile("team-\\d{5}/app-(\\d{7})");
    private static final Pattern TAG = Pattern.compile("1\\.(\\d{1,7})\\.0");
    private static final int PER_PROJECT = 100;
    private static final int INDEX_DIGITS = 8;
    private static final long IMAGE_SIZE = 50_000_000;
    private static final Instant OLDEST = Instant.parse("2024-01-01T00:00:00Z");

    /** Reads {@code <repositories>x<tags each>}. */
    static Generated parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not <repositories>x<tags each>: " + text);
        }
        return new Generated(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    Stream<RepositoryName> names() {
        return IntStream.range(0, repositories).mapToObj(Generated::name);
    }

    boolean has(RepositoryName repository) {
        Matcher name = NAME.matcher(repository.value());
        return name.matches()
                && Integer.parseInt(name.group(1)) < repositories
                && name(Integer.parseInt(name.group(1))).equals(repository);
    }

    /** The contents without what was removed since. */
    Contents contents(RepositoryName repository, Removals removals) {
        Contents contents = new Contents();
        String prefix = prefix(repository);
        for (int i = 0; i < tagsEach; i++) {
            if (removals.hasManifest(i)) {
                continue;
            }
            Digest digest = new Digest(prefix + "%08x".formatted(i));
            contents.put(image(digest, OLDEST.plus(Duration.ofDays(i))));
            if (!removals.hasTag(i)) {
                contents.tag(new Tag("1.%d.0".formatted(i)), digest);
            }
        }
        return contents;
    }

    /** Which of the repository's images that is; the number is the end of its digest, so that nobody has to look for it. */
    OptionalInt indexOf(RepositoryName repository, Digest digest) {
        String value = digest.value();
        String number = value.substring(value.length() - INDEX_DIGITS);
        return value.equals(prefix(repository) + number) ? within(Long.parseLong(number, 16)) : OptionalInt.empty();
    }

    /** Which of a repository's tags that is. */
    OptionalInt indexOf(Tag tag) {
        Matcher form = TAG.matcher(tag.value());
        return form.matches() ? within(Long.parseLong(form.group(1))) : OptionalInt.empty();
    }

    static ArtifactFacts image(Digest digest, Instant created) {
        return new ArtifactFacts(
                digest,
                MediaTypes.IMAGE,
                MediaTypes.CONFIG,
                1_000,
                IMAGE_SIZE,
                created,
                List.of(),
                null,
                Map.of(),
                Map.of());
    }

    static Digest digest(String seed) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
            return new Digest("sha256:" + HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }

    private OptionalInt within(long index) {
        return index < tagsEach ? OptionalInt.of((int) index) : OptionalInt.empty();
    }

    private static String prefix(RepositoryName repository) {
        String whole = digest(repository.value()).value();
        return whole.substring(0, whole.length() - INDEX_DIGITS);
    }

    private static RepositoryName name(int number) {
        return new RepositoryName("team-%05d/app-%07d".formatted(number / PER_PROJECT, number));
    }
}
