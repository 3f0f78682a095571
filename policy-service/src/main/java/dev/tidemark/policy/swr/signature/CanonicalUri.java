package dev.tidemark.policy.swr.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** How paths and queries are written to be signed: as in Huawei Cloud's SDKs, where a path's escapes are escaped once more. */
final class CanonicalUri {

    private static final String UNRESERVED = "-_.~";

    private CanonicalUri() {}

    /** With a slash at its end, whether it came with one or not. */
    static String path(String raw) {
        String escaped =
                Arrays.stream(raw.split("/", -1)).map(CanonicalUri::escaped).collect(Collectors.joining("/"));
        return escaped.endsWith("/") ? escaped : escaped + "/";
    }

    /** @param raw null for none */
    static String query(String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        return Arrays.stream(raw.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .map(pair -> escaped(unescaped(pair[0])) + "=" + (pair.length < 2 ? "" : escaped(unescaped(pair[1]))))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return escaped.toString();
    }

    /** What is no escape stays as it is; a plus is one. */
    private static String unescaped(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream unescaped = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '%' && i + 2 < octets.length && isHex(octets[i + 1]) && isHex(octets[i + 2])) {
                unescaped.write(HexFormat.fromHexDigit(octets[i + 1]) << 4 | HexFormat.fromHexDigit(octets[i + 2]));
                i += 2;
            } else {
                unescaped.write(octets[i]);
            }
        }
        return unescaped.toString(StandardCharsets.UTF_8);
    }

    private static boolean isHex(byte octet) {
        return HexFormat.isHexDigit(octet);
    }
}
