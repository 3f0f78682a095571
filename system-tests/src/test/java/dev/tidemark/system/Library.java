package dev.tidemark.system;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.system.registry.Image;
import dev.tidemark.system.registry.Images;
import dev.tidemark.system.registry.RegistryUnderTest;
import dev.tidemark.system.stack.AuditClient;
import dev.tidemark.system.stack.HarborClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A project with an application that was built once a day for twelve days, and what a policy that retains the five newest and the
 * releases leaves of it.
 *
 * <p>The build of the second day is also {@code v1.0}; there are an old and a new image for two platforms; a build that stays and one
 * that goes are signed.
 */
final class Library {

    private static final int DAYS = 12;
    private static final int NEWEST_THAT_STAY = 4;

    private final RegistryUnderTest registry;
    private final String project;
    private final List<Image> builds;
    private final Image oldIndex;
    private final Image newIndex;

    /** @param project also makes the images different from those of other projects */
    Library(RegistryUnderTest registry, String project) {
        this.registry = registry;
        this.project = project;
        this.builds = IntStream.rangeClosed(1, DAYS)
                .mapToObj(day -> Images.image(project + " build " + day, daysAgo(DAYS + 1 - day)))
                .toList();
        this.oldIndex = Images.index(project + " old", daysAgo(20));
        this.newIndex = Images.index(project + " new", Instant.now().minus(Duration.ofHours(1)));
    }

    private static Instant daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days));
    }

    void push() {
        for (int day = 1; day <= DAYS; day++) {
            registry.push(app(), build(day), tag(day));
        }
        registry.push(app(), build(2), "v1.0");
        registry.push(app(), oldIndex, "multi-old");
        registry.push(app(), newIndex, "multi-new");
        for (var signed : List.of(build(1), build(DAYS))) {
            registry.push(app(), Images.signatureOf(signed), signed.signatureTag());
        }
        IntStream.of(1, 2, 3)
                .forEach(day -> registry.push(
                        project + "/other", Images.image(project + " other " + day, daysAgo(day)), "other-" + day));
    }

    String app() {
        return project + "/app";
    }

    /** Of the day, from 1. */
    Image build(int day) {
        return builds.get(day - 1);
    }

    static String tag(int day) {
        return "build-%02d".formatted(day);
    }

    Image oldIndex() {
        return oldIndex;
    }

    /** How many artifacts of the application are judged: children and signatures are not. */
    int candidates() {
        return DAYS + 2;
    }

    int retained() {
        return NEWEST_THAT_STAY + 2;
    }

    /** The tags that stay, and where they point. */
    Map<String, Digest> tagsThatStay() {
        var tags = new HashMap<String, Digest>();
        for (int day = DAYS - NEWEST_THAT_STAY + 1; day <= DAYS; day++) {
            tags.put(tag(day), build(day).digest());
        }
        tags.put(tag(2), build(2).digest());
        tags.put("v1.0", build(2).digest());
        tags.put("multi-new", newIndex.digest());
        tags.put(build(DAYS).signatureTag(), Images.signatureOf(build(DAYS)).digest());
        return tags;
    }

    /** The tags that go, and where they pointed. */
    Map<String, Digest> tagsThatGo() {
        var tags = new HashMap<String, Digest>();
        for (int day = 1; day <= DAYS - NEWEST_THAT_STAY; day++) {
            if (day != 2) {
                tags.put(tag(day), build(day).digest());
            }
        }
        tags.put("multi-old", oldIndex.digest());
        tags.put(build(1).signatureTag(), Images.signatureOf(build(1)).digest());
        return tags;
    }

    Set<Digest> digestsThatStay() {
        var digests = new HashSet<>(tagsThatStay().values());
        newIndex.children().forEach(child -> digests.add(child.digest()));
        return digests;
    }

    Set<Digest> digestsThatGo() {
        var digests = new HashSet<>(tagsThatGo().values());
        oldIndex.children().forEach(child -> digests.add(child.digest()));
        return digests;
    }

    /** What is behind those digests. */
    List<Image> imagesThatGo() {
        var images = new ArrayList<>(oldIndex.children());
        images.add(oldIndex);
        images.add(Images.signatureOf(build(1)));
        images.addAll(builds);
        return images.stream()
                .filter(image -> digestsThatGo().contains(image.digest()))
                .toList();
    }

    List<Image> imagesThatStay() {
        var images = new ArrayList<>(newIndex.children());
        images.add(Images.signatureOf(build(DAYS)));
        images.addAll(builds);
        return images.stream()
                .filter(image -> digestsThatStay().contains(image.digest()))
                .toList();
    }

    /** All that goes, as the history names it. */
    Set<String> history() {
        var history = new HashSet<String>();
        tagsThatGo().forEach((tag, digest) -> history.add(AuditClient.subject(tag, digest)));
        digestsThatGo().forEach(digest -> history.add(digest.value()));
        return history;
    }

    /** Creates the project and its policy, and returns the policy's number. */
    long createPolicy(HarborClient harbor) {
        return harbor.createPolicy(Documents.newestFiveAndReleases(harbor.createProject(project)));
    }
}
