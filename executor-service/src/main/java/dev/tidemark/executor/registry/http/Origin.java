package dev.tidemark.executor.registry.http;

import java.net.URI;
import java.util.Locale;

/** The server an address is on: what credentials are for. */
record Origin(String scheme, String host, int port) {

    /** The origin of an absolute HTTP address. */
    static Origin of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), uri.getPort() < 0 ? usual : uri.getPort());
    }
}
