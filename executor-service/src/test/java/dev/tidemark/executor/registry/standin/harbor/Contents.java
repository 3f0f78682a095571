package dev.tidemark.executor.registry.standin.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.harbor.Rows.Artifact;
import dev.tidemark.executor.registry.standin.harbor.Rows.Repository;
import dev.tidemark.executor.registry.standin.harbor.Rows.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Harbor holds, and what pushing, pulling and deleting do to it. */
final class Contents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern COSIGN = Pattern.compile("sha256-([0-9a-f]{64})\\.sig");

    final Set<String> projects = new HashSet<>();
    final List<Repository> repositories = new ArrayList<>();
    final List<Artifact> artifacts = new ArrayList<>();
    final List<Tag> tags = new ArrayList<>();
    final Map<String, byte[]> blobs = new HashMap<>();
    final Set<String> immutable = new HashSet<>();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long ids;

    Repository repository(String fullName) {
        return find(fullName).orElseThrow(() -> Refusal.notFound("repository " + fullName + " not found"));
    }

    Optional<Repository> find(String fullName) {
        return repositories.stream()
                .filter(row -> row.fullName().equals(fullName))
                .findFirst();
    }

    /** By tag or digest. */
    Artifact artifact(String fullName, String reference) {
        String name = reference.contains(":") ? "@" + reference : ":" + reference;
        return artifacts.stream()
                .filter(row -> row.repository.fullName().equals(fullName))
                .filter(row -> row.digest.equals(reference) || isNamed(row, reference))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("artifact " + fullName + name + " not found"));
    }

    List<Tag> tagsOf(Artifact artifact) {
        return tags.stream().filter(tag -> tag.artifact == artifact).toList();
    }

    boolean isChild(Artifact artifact) {
        return !parents(artifact).isEmpty();
    }

    boolean isImmutable(Tag tag) {
        return immutable.contains(tag.artifact.repository.fullName() + ":" + tag.name);
    }

    /** As a client's PUT does it; the same again changes nothing. */
    String push(String fullName, String reference, String mediaType, byte[] bytes) {
        String digest = Push.digestOf(bytes);
        Repository repository = find(fullName).orElseGet(() -> added(fullName));
        Artifact artifact = artifacts.stream()
                .filter(row -> row.repository == repository && row.digest.equals(digest))
                .findFirst()
                .orElseGet(() -> added(repository, digest, mediaType, bytes));
        if (!reference.contains(":")) {
            tag(artifact, reference);
        }
        record(artifact, reference);
        return digest;
    }

    void tag(Artifact artifact, String name) {
        Optional<Tag> there = tags.stream()
                .filter(tag -> tag.name.equals(name) && tag.artifact.repository == artifact.repository)
                .findFirst();
        if (there.filter(tag -> tag.artifact == artifact).isPresent()) {
            return;
        }
        if (there.filter(this::isImmutable).isPresent()) {
            throw new Refusal(412, "PRECONDITION", "the tag " + name + " configured as immutable, cannot be updated");
        }
        Tag tag = there.orElseGet(Tag::new);
        tag.name = name;
        tag.artifact = artifact;
        tag.pushed = now;
        if (there.isEmpty()) {
            tags.add(tag);
        }
    }

    /** As a GET of the manifest counts: for the artifact, the tag it was asked for by, and the indexes it is a child of. */
    void pulled(Artifact artifact, String reference) {
        artifact.pulled = now;
        parents(artifact).forEach(parent -> parent.pulled = now);
        tagsOf(artifact).stream().filter(tag -> tag.name.equals(reference)).forEach(tag -> tag.pulled = now);
    }

    /** The tag, which is not on that artifact any more if it has been moved. */
    void untag(Artifact artifact, String name) {
        Tag tag = tagsOf(artifact).stream()
                .filter(row -> row.name.equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.notFound("tag " + name + " attached to artifact " + artifact.id + " not found"));
        refuseImmutable(tag);
        tags.remove(tag);
    }

    /** With its tags, its accessories, and what it refers to that nobody else names or refers to; all of it or nothing. */
    void delete(Artifact artifact) {
        if (isChild(artifact)) {
            throw new Refusal(412, "VIOLATE_FOREIGN_KEY_CONSTRAINT", "the deleting artifact is referenced by others");
        }
        Set<Artifact> going = new HashSet<>();
        take(artifact, going);
        tags.stream().filter(tag -> going.contains(tag.artifact)).forEach(this::refuseImmutable);
        tags.removeIf(tag -> going.contains(tag.artifact));
        artifacts.removeAll(going);
    }

    private void take(Artifact artifact, Set<Artifact> going) {
        going.add(artifact);
        artifacts.stream()
                .filter(row -> row.repository == artifact.repository && artifact.digest.equals(row.subject))
                .forEach(accessory -> take(accessory, going));
        for (String child : artifact.children()) {
            artifacts.stream()
                    .filter(row -> row.repository == artifact.repository && row.digest.equals(child))
                    .filter(row -> tagsOf(row).isEmpty() && going.containsAll(parents(row)))
                    .forEach(row -> take(row, going));
        }
    }

    private void refuseImmutable(Tag tag) {
        if (isImmutable(tag)) {
            throw new Refusal(
                    412, "PRECONDITION", "the tag " + tag.name + " configured as immutable, cannot be deleted");
        }
    }

    private List<Artifact> parents(Artifact artifact) {
        Predicate<Artifact> parent =
                row -> row.repository == artifact.repository && row.children().contains(artifact.digest);
        return artifacts.stream().filter(parent).toList();
    }

    private boolean isNamed(Artifact artifact, String name) {
        return tagsOf(artifact).stream().anyMatch(tag -> tag.name.equals(name));
    }

    private Repository added(String fullName) {
        Repository repository = new Repository();
        repository.id = ++ids;
        repository.project = fullName.substring(0, fullName.indexOf('/'));
        repository.name = fullName.substring(fullName.indexOf('/') + 1);
        repositories.add(repository);
        return repository;
    }

    private Artifact added(Repository repository, String digest, String mediaType, byte[] bytes) {
        Artifact artifact = new Artifact();
        artifact.repository = repository;
        artifact.digest = digest;
        artifact.mediaType = mediaType;
        artifact.bytes = bytes;
        artifact.manifest = json(bytes);
        artifact.config = config(artifact.manifest.path("config").path("digest").asText());
        artifact.pushed = now;
        artifact.children().forEach(child -> artifact(repository.fullName(), child));
        artifact.id = ++ids;
        artifacts.add(artifact);
        return artifact;
    }

    /** An artifact with a subject, or a signature of cosign's by its tag, is an accessory, whether or not its subject is there yet. */
    private void record(Artifact artifact, String reference) {
        Matcher cosign = COSIGN.matcher(reference);
        if (artifact.manifest.has("subject")) {
            artifact.subject = artifact.manifest.path("subject").path("digest").asText();
        } else if (cosign.matches()) {
            artifact.subject = "sha256:" + cosign.group(1);
        }
    }

    private JsonNode config(String digest) {
        byte[] blob = blobs.get(digest);
        return blob == null ? JSON.createObjectNode() : json(blob);
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new Refusal(400, "MANIFEST_INVALID", "manifest invalid");
        }
    }
}
