package dev.tidemark.standalone.sandbox;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened to a manifest, as CNCF Distribution tells it: the deletion of a tag names that tag only, and of a manifest its
 * digest only.
 *
 * @param target what it happened to
 * @param request who asked for it, and how
 */
record ManifestEvent(Action action, Map<String, Object> target, Map<String, Object> request) {

    enum Action {
        PUSH,
        PULL,
        DELETE
    }

    static ManifestEvent pushed(Call call, RepositoryName repository, String reference, Manifest manifest) {
        return of(Action.PUSH, call, repository, reference, manifest);
    }

    static ManifestEvent pulled(Call call, RepositoryName repository, String reference, Manifest manifest) {
        return of(Action.PULL, call, repository, reference, manifest);
    }

    static ManifestEvent deleted(Call call, RepositoryName repository, String reference) {
        var what = Digest.isDigest(reference) ? "digest" : "tag";
        return new ManifestEvent(
                Action.DELETE, Map.of("repository", repository.value(), what, reference), requestOf(call));
    }

    private static ManifestEvent of(
            Action action, Call call, RepositoryName repository, String reference, Manifest manifest) {
        var target = new LinkedHashMap<String, Object>();
        target.put("mediaType", manifest.mediaType());
        target.put("digest", manifest.digest().value());
        target.put("size", manifest.content().length);
        target.put("length", manifest.content().length);
        target.put("repository", repository.value());
        target.put("url", "http://" + host(call) + "/v2/" + repository + "/manifests/" + manifest.digest());
        tag(reference).ifPresent(tag -> target.put("tag", tag.value()));
        return new ManifestEvent(action, target, requestOf(call));
    }

    private static Optional<Tag> tag(String reference) {
        return Digest.isDigest(reference) ? Optional.empty() : Optional.of(new Tag(reference));
    }

    private static Map<String, Object> requestOf(Call call) {
        return Map.of(
                "id", UUID.randomUUID().toString(),
                "host", host(call),
                "method", call.method(),
                "useragent", call.header("User-Agent").orElse(""));
    }

    private static String host(Call call) {
        return call.header("Host").orElse("localhost");
    }

    /** The event as an element of the envelope. */
    Map<String, Object> toJson(UUID id, Instant at) {
        return Map.of(
                "id", id.toString(),
                "timestamp", at.toString(),
                "action", action.name().toLowerCase(Locale.ROOT),
                "target", target,
                "request", request,
                "actor", Map.of());
    }
}
