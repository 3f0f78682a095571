package dev.tidemark.policy.oidc;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An OpenID Connect provider, as far as it gives away its public key and signs tokens. */
public final class ProviderStandIn implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "https://id.example.org";
    static final String AUDIENCE = "tidemark";

    private static final RsaJsonWebKey KEY = key("current");

    private HttpServer server;

    static RsaJsonWebKey key(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    /** What a token says of somebody. */
    static JwtClaims claims(String name, String... groups) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject("subject-of-" + name);
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("preferred_username", name);
        claims.setClaim("groups", List.of(groups));
        return claims;
    }

    static String signed(JwtClaims claims) {
        return signed(claims, KEY, "RS256");
    }

    static String signed(JwtClaims claims, RsaJsonWebKey key, String algorithm) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(algorithm);
            signature.setKey(key.getPrivateKey());
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] keys =
                new JsonWebKeySet(KEY).toJson(OutputControlLevel.PUBLIC_ONLY).getBytes(StandardCharsets.UTF_8);
        server.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        return Map.of(
                "tidemark.oidc.issuer",
                ISSUER,
                "tidemark.oidc.jwks-url",
                "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                        + server.getAddress().getPort() + "/keys",
                "tidemark.oidc.audience",
                AUDIENCE,
                "tidemark.oidc.groups.\"platform\".admin",
                "true",
                "tidemark.oidc.groups.\"team\".roles.\"configured\"",
                "maintainer");
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
