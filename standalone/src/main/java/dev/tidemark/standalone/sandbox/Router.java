package dev.tidemark.standalone.sandbox;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.standalone.sandbox.Refusal.Code;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From a path to the endpoint that answers it. */
final class Router {

    private static final Pattern MANIFEST = Pattern.compile("/v2/(.+)/manifests/([^/]+)");
    private static final Pattern BLOB = Pattern.compile("/v2/(.+)/blobs/([^/]+:[^/]+)");
    private static final Pattern UPLOADS = Pattern.compile("/v2/(.+)/blobs/uploads/?");
    private static final Pattern UPLOAD = Pattern.compile("/v2/(.+)/blobs/uploads/([0-9a-f-]{36})");
    private static final Pattern TAGS = Pattern.compile("/v2/(.+)/tags/list");
    private static final Pattern REFERRERS = Pattern.compile("/v2/(.+)/referrers/([^/]+)");

    private final ManifestEndpoint manifests;
    private final BlobEndpoint blobs;
    private final UploadEndpoint uploads;
    private final ListingEndpoint listings;

    Router(Repositories repositories, Uploads uploads, Audience audience) {
        this.manifests = new ManifestEndpoint(repositories, audience);
        this.blobs = new BlobEndpoint(repositories);
        this.uploads = new UploadEndpoint(repositories, uploads);
        this.listings = new ListingEndpoint(repositories);
    }

    void route(Call call) throws IOException {
        var path = call.path();
        if (path.equals("/v2/") || path.equals("/v2")) {
            requireRead(call);
            call.answerJson(200, "application/json", Map.of());
        } else if (path.equals("/v2/_catalog")) {
            requireRead(call);
            listings.catalogue(call);
        } else {
            routeWithinRepository(call, path);
        }
    }

    private void routeWithinRepository(Call call, String path) throws IOException {
        Matcher match;
        if ((match = MANIFEST.matcher(path)).matches()) {
            manifests.serve(call, name(match), match.group(2));
        } else if ((match = TAGS.matcher(path)).matches()) {
            requireRead(call);
            listings.tags(call, name(match));
        } else if ((match = BLOB.matcher(path)).matches()) {
            blobs.serve(call, name(match), Call.digest(match.group(2)));
        } else if ((match = UPLOAD.matcher(path)).matches()) {
            uploads.serve(call, name(match), UUID.fromString(match.group(2)));
        } else if ((match = UPLOADS.matcher(path)).matches() && call.method().equals("POST")) {
            uploads.begin(call, name(match));
        } else if ((match = REFERRERS.matcher(path)).matches()) {
            requireRead(call);
            listings.referrers(call, name(match), Call.digest(match.group(2)));
        } else {
            throw new Refusal(Code.NAME_UNKNOWN, "nothing here: this is a registry, its API begins at /v2/");
        }
    }

    private static RepositoryName name(Matcher match) {
        if (!RepositoryName.isRepositoryName(match.group(1))) {
            throw new Refusal(Code.NAME_INVALID, "not a repository name");
        }
        return new RepositoryName(match.group(1));
    }

    private static void requireRead(Call call) {
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            throw new Refusal(Code.UNSUPPORTED, "this can only be read");
        }
    }
}
