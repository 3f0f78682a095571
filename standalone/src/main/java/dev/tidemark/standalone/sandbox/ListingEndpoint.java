package dev.tidemark.standalone.sandbox;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What there is: repositories, tags, and manifests about a manifest. */
record ListingEndpoint(Repositories repositories) {

    private static final String JSON = "application/json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    void catalogue(Call call) throws IOException {
        var names = repositories.names().stream().map(RepositoryName::value).toList();
        var page = Page.of(names, call).linkedFrom(call);
        call.answerJson(200, JSON, Map.of("repositories", page.items()));
    }

    void tags(Call call, RepositoryName name) throws IOException {
        var tags = repositories.require(name).tags().stream().map(Tag::value).toList();
        var page = Page.of(tags, call).linkedFrom(call);
        call.answerJson(200, JSON, Map.of("name", name.value(), "tags", page.items()));
    }

    void referrers(Call call, RepositoryName name, Digest subject) throws IOException {
        var wanted = call.query("artifactType");
        var descriptors = new ArrayList<Map<String, Object>>();
        for (var referrer : about(repositories.open(name), subject)) {
            if (wanted.isEmpty() || wanted.get().equals(referrer.artifactType())) {
                descriptors.add(descriptor(referrer));
            }
        }
        wanted.ifPresent(type -> call.with("OCI-Filters-Applied", "artifactType"));
        call.answerJson(200, INDEX, Map.of("schemaVersion", 2, "mediaType", INDEX, "manifests", descriptors));
    }

    private static List<Manifest> about(Repository repository, Digest subject) throws IOException {
        var found = new ArrayList<Manifest>();
        for (var digest : repository.manifests()) {
            repository
                    .manifest(digest)
                    .filter(manifest ->
                            manifest.subject().filter(subject::equals).isPresent())
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Map<String, Object> descriptor(Manifest manifest) {
        var descriptor = new LinkedHashMap<String, Object>();
        descriptor.put("mediaType", manifest.mediaType());
        descriptor.put("digest", manifest.digest().value());
        descriptor.put("size", manifest.content().length);
        descriptor.put("artifactType", manifest.artifactType());
        if (manifest.document().has("annotations")) {
            descriptor.put("annotations", manifest.document().get("annotations"));
        }
        return descriptor;
    }
}
