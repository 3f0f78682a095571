package dev.tidemark.policy.password;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;

/** From where somebody calls, as far as it tells people apart: of IPv6 the network, because each has as many addresses of it as they like. */
final class Addresses {

    private static final int NETWORK_BYTES = 8;

    private Addresses() {}

    static String of(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return address == null || address.hostAddress() == null ? "unknown" : of(address.hostAddress());
    }

    /** @param literal numbers; what is something else, as a proxy may write it, is never looked up */
    static String of(String literal) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(literal);
        if (address == null) {
            return "unknown";
        }
        if (address.length > NETWORK_BYTES) {
            Arrays.fill(address, NETWORK_BYTES, address.length, (byte) 0);
        }
        return NetUtil.bytesToIpAddress(address);
    }
}
