package dev.tidemark.standalone.up;

import java.net.URI;
import java.util.Optional;

/**
 * The registry to tidy, and who we are there.
 *
 * @param url without {@code /v2} and without a slash at the end
 * @param kind {@code oci}, or {@code harbor} to use Harbor's own API
 * @param createdCountsAsPushed whether an image's own creation time may stand for its push time
 */
record RegistryAccess(
        URI url,
        Optional<String> user,
        Optional<String> password,
        String kind,
        boolean createdCountsAsPushed,
        boolean isSandbox) {

    private static final String OCI = "oci";
    private static final String HARBOR = "harbor";

    RegistryAccess {
        if (!kind.equals(OCI) && !kind.equals(HARBOR)) {
            throw new CannotRunException("--registry-kind is oci or harbor, not " + kind);
        }
        if (kind.equals(HARBOR) && (user.isEmpty() || password.isEmpty())) {
            throw new CannotRunException("--registry-kind harbor needs --registry-user and TIDEMARK_REGISTRY_PASSWORD:"
                    + " to strangers Harbor shows public projects only");
        }
    }

    static RegistryAccess sandbox(int port) {
        return new RegistryAccess(
                URI.create("http://localhost:" + port), Optional.empty(), Optional.empty(), OCI, true, true);
    }

    static RegistryAccess of(
            String url, Optional<String> user, Optional<String> password, String kind, boolean trustCreated) {
        return new RegistryAccess(parse(url), user, password, kind, trustCreated, false);
    }

    /** Whether it says itself when its images were pushed. */
    boolean tellsTimes() {
        return kind.equals(HARBOR);
    }

    private static URI parse(String text) {
        try {
            var url = URI.create(text.replaceAll("/+(v2/*)?$", ""));
            boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (isHttp && url.getHost() != null && url.getUserInfo() == null && url.getRawQuery() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Refused below. The text is not repeated: people put passwords into URLs.
        }
        throw new CannotRunException("--registry takes a URL like https://registry.example.com,"
                + " without user and password: these have options of their own");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url.toString();
    }
}
