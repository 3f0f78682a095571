package dev.tidemark.policy.oidc;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/** Believes what the configured provider has signed, for this service, and for now. */
@Startup(Interceptor.Priority.PLATFORM_BEFORE) // What is missing is said before anything is connected to
@ApplicationScoped
class Provider {

    private static final Logger LOG = Logger.getLogger(Provider.class);

    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int LARGEST_KEYS = 256 * 1024;
    private static final int CLOCK_SKEW_SECONDS = 30;

    /** A token that names a key nobody knows makes the keys be read again, but not more often than that. */
    private static final long KEYS_READ_AGAIN_AFTER_MILLIS = 10_000;

    private final OidcConfig config;
    private final Optional<JwtConsumer> consumer;

    /** What a token says of its user. */
    record Vouched(String name, List<String> groups) {}

    Provider(OidcConfig config) {
        this.config = config;
        this.consumer = config.issuer().map(issuer -> consumer(issuer, config));
    }

    boolean isConfigured() {
        return consumer.isPresent();
    }

    /** What the token says, if it is to be believed. It may read the provider's keys, and waits for them. */
    Optional<Vouched> read(String token) {
        try {
            JwtClaims claims = consumer.orElseThrow().processToClaims(token);
            Object groups = claims.getClaimValue(config.groupsClaim());
            return Optional.ofNullable(claims.getStringClaimValue(config.nameClaim()))
                    .map(name -> new Vouched(name, texts(groups)));
        } catch (InvalidJwtException e) {
            // By its codes alone: the message has the token in it.
            LOG.debugf(
                    "a bearer token is not believed: %s",
                    e.getErrorDetails().stream()
                            .map(error -> Integer.toString(error.getErrorCode()))
                            .toList());
            return Optional.empty();
        } catch (MalformedClaimException e) {
            LOG.debug("a bearer token has no name in it");
            return Optional.empty();
        }
    }

    private static List<String> texts(Object claim) {
        if (claim instanceof List<?> list) {
            return list.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        }
        return claim instanceof String text ? List.of(text) : List.of();
    }

    private static JwtConsumer consumer(String issuer, OidcConfig config) {
        String audience = config.audience().orElseThrow(() -> missing("audience"));
        HttpsJwks keys = new HttpsJwks(config.jwksUrl().orElseThrow(() -> missing("jwks-url")));
        keys.setRefreshReprieveThreshold(KEYS_READ_AGAIN_AFTER_MILLIS);
        keys.setSimpleHttpGet(get());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(signedByPrivateKeys())
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build();
    }

    /** Neither unsigned, nor by a secret that a public key could be passed off as. */
    private static AlgorithmConstraints signedByPrivateKeys() {
        return new AlgorithmConstraints(
                ConstraintType.PERMIT,
                AlgorithmIdentifiers.RSA_USING_SHA256,
                AlgorithmIdentifiers.RSA_USING_SHA384,
                AlgorithmIdentifiers.RSA_USING_SHA512,
                AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
                AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
                AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);
    }

    private static Get get() {
        Get get = new Get();
        get.setConnectTimeout(TIMEOUT_MILLIS);
        get.setReadTimeout(TIMEOUT_MILLIS);
        get.setRetries(0);
        get.setResponseBodySizeLimit(LARGEST_KEYS);
        return get;
    }

    private static ConfigurationException missing(String property) {
        return new ConfigurationException(
                "tidemark.oidc.issuer is set, so that tidemark.oidc." + property + " is needed");
    }
}
