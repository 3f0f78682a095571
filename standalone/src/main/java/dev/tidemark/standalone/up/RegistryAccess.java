package dev.tidemark.standalone.up;

import java.net.URI;
import java.util.Optional;

/**
 * The registry to tidy, and who we are there.
 *
 * @param url without {@code /v2} and without a slash at the end
 * @param createdCountsAsPushed whether an image's own creation time may stand for its push time
 */
record RegistryAccess(
        URI url, Optional<String> user, Optional<String> password, boolean createdCountsAsPushed, boolean isSandbox) {

    static RegistryAccess sandbox(int port) {
        return new RegistryAccess(
                URI.create("http://localhost:" + port), Optional.empty(), Optional.empty(), true, true);
    }

    static RegistryAccess of(String url, Optional<String> user, Optional<String> password, boolean trustCreated) {
        return new RegistryAccess(parse(url), user, password, trustCreated, false);
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
