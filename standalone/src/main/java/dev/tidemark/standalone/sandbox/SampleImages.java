package dev.tidemark.standalone.sandbox;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Something to retain and something to delete: releases, multi-platform images, a signature, nightly builds. */
final class SampleImages {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final int RELEASES = 12;
    private static final int NIGHTS = 20;

    private final Repositories repositories;
    private final Instant now;

    SampleImages(Repositories repositories, Instant now) {
        this.repositories = repositories;
        // As the tools that build images write it.
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    void store() throws IOException {
        storeReleases();
        storeForTwoPlatforms();
        storeNightlyBuilds();
    }

    /** One a day, the last of which is also {@code latest}. */
    private void storeReleases() throws IOException {
        var web = repositories.open(new RepositoryName("library/web"));
        for (int release = 0; release < RELEASES; release++) {
            var image = new SampleImage("web", "amd64", daysAgo(RELEASES - release)).store(web);
            web.tag(new Tag("v1." + release), image.digest());
            if (release == RELEASES - 1) {
                web.tag(new Tag("latest"), image.digest());
            }
        }
    }

    /** An index over two images each; the last is signed the way cosign does it. */
    private void storeForTwoPlatforms() throws IOException {
        var api = repositories.open(new RepositoryName("library/api"));
        Digest last = null;
        for (int release = 0; release < RELEASES / 2; release++) {
            var created = daysAgo(2 * (RELEASES / 2 - release));
            last = storeIndex(api, created);
            api.tag(new Tag("2." + release + ".0"), last);
        }
        var signature = new SampleImage("signature of " + last, "amd64", daysAgo(1)).store(api);
        api.tag(new Tag(last.value().replace(':', '-') + ".sig"), signature.digest());
    }

    private static Digest storeIndex(Repository repository, Instant created) throws IOException {
        var children = List.of(
                child(new SampleImage("api", "amd64", created).store(repository), "amd64"),
                child(new SampleImage("api", "arm64", created).store(repository), "arm64"));
        var mediaType = "application/vnd.oci.image.index.v1+json";
        var content = Call.json(Map.of(
                "schemaVersion",
                2,
                "mediaType",
                mediaType,
                "manifests",
                children,
                "annotations",
                Map.of("org.opencontainers.image.created", created.toString())));
        var index = Manifest.of(Blobs.digestOf(content), mediaType, content);
        repository.store(index);
        return index.digest();
    }

    private static Map<String, Object> child(Manifest image, String architecture) {
        return Map.of(
                "mediaType", image.mediaType(),
                "digest", image.digest().value(),
                "size", image.content().length,
                "platform", Map.of("os", "linux", "architecture", architecture));
    }

    private void storeNightlyBuilds() throws IOException {
        var worker = repositories.open(new RepositoryName("library/worker"));
        for (int night = NIGHTS; night > 0; night--) {
            var image = new SampleImage("worker", "amd64", daysAgo(night)).store(worker);
            worker.tag(new Tag("nightly-" + DAY.format(daysAgo(night))), image.digest());
        }
    }

    private Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }
}
