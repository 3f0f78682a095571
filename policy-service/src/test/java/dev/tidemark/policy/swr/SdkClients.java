package dev.tidemark.policy.swr;

import com.huaweicloud.sdk.core.http.HttpClient;
import com.huaweicloud.sdk.core.http.HttpRequest;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Huawei Cloud's own client, proving in each of the ways there are who it is. */
final class SdkClients {

    private static final String TOKEN = "X-Auth-Token";

    private SdkClients() {}

    /** As it comes: with a pair of keys. */
    static SwrClient signing(String key, String secret) {
        return signing(key, secret, Map.of());
    }

    static SwrClient signingWithToken(String key, String secret, String token) {
        return signing(key, secret, Map.of(TOKEN, token));
    }

    /** @param date what is sent, and signed, as the time of day */
    static SwrClient signingAt(String key, String secret, String date) {
        return signing(key, secret, Map.of("X-Sdk-Date", date));
    }

    private static SwrClient signing(String key, String secret, Map<String, String> headers) {
        return client(new BasicCredentials(headers, true).withAk(key).withSk(secret));
    }

    static SwrClient withToken(String token) {
        return client(new BasicCredentials(Map.of(TOKEN, token), false));
    }

    static SwrClient withPassword(String name, String password) {
        String pair = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return client(new BasicCredentials(Map.of("Authorization", "Basic " + pair), false));
    }

    private static SwrClient client(com.huaweicloud.sdk.core.auth.BasicCredentials credentials) {
        return SwrClient.newBuilder()
                .withCredential(credentials.withProjectId("project"))
                .withEndpoints(List.of("http://localhost:" + RestAssured.port))
                .build();
    }

    /** The SDK takes no other class than one of this name. */
    private static final class BasicCredentials extends com.huaweicloud.sdk.core.auth.BasicCredentials {

        private final Map<String, String> headers;
        private final boolean isSigning;

        BasicCredentials(Map<String, String> headers, boolean isSigning) {
            this.headers = headers;
            this.isSigning = isSigning;
        }

        @Override
        public HttpRequest syncProcessAuthRequest(HttpRequest request, HttpClient client) {
            HttpRequest carrying = request.builder()
                    .addAutoFilledPathParam(getPathParams())
                    .addHeaders(headers)
                    .build();
            return isSigning ? super.syncProcessAuthRequest(carrying, client) : carrying;
        }

        @Override
        public CompletableFuture<HttpRequest> processAuthRequest(HttpRequest request, HttpClient client) {
            return CompletableFuture.completedFuture(syncProcessAuthRequest(request, client));
        }
    }
}
