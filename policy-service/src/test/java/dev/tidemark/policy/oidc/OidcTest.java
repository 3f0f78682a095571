package dev.tidemark.policy.oidc;

import static dev.tidemark.policy.oidc.ProviderStandIn.claims;
import static dev.tidemark.policy.oidc.ProviderStandIn.key;
import static dev.tidemark.policy.oidc.ProviderStandIn.signed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.access.Someone;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class OidcTest {

    private final String name = "o" + UUID.randomUUID();

    @Test
    void whomTheProviderVouchesForIsThereWithTheRolesOfTheirGroups() {
        me(signed(claims(name, "team", "unknown")))
                .statusCode(200)
                .body("name", equalTo(name))
                .body("admin", equalTo(false))
                .body("roles.project", hasItem("configured"))
                .body("roles.role", hasItem("maintainer"));
        me(signed(claims(name, "platform"))).statusCode(200).body("admin", equalTo(true));
        me(signed(claims(name))).statusCode(200).body("admin", equalTo(false)).body("roles.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "carol", "dave"})
    void nobodyBecomesAConfiguredUserByTheirName(String taken) {
        me(signed(claims(taken))).statusCode(401);
    }

    @Test
    void nobodyBecomesAUserWhoWasCreatedByTheirName() {
        me(signed(claims(Someone.fresh().name()))).statusCode(401);
    }

    @Test
    void aTokenThatIsNotForUsOrNotForNowIsNotBelieved() {
        JwtClaims foreign = claims(name);
        foreign.setAudience("another-service");
        me(signed(foreign)).statusCode(401);
        JwtClaims impostor = claims(name);
        impostor.setIssuer("https://evil.example.org");
        me(signed(impostor)).statusCode(401);
        JwtClaims expired = claims(name);
        expired.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 300));
        me(signed(expired)).statusCode(401);
        JwtClaims eternal = claims(name);
        eternal.unsetClaim("exp");
        me(signed(eternal)).statusCode(401);
        JwtClaims nameless = claims(name);
        nameless.unsetClaim("preferred_username");
        me(signed(nameless)).statusCode(401);
        me(signed(claims("two words"))).statusCode(401);
    }

    @Test
    void aTokenThatSomebodyElseSignedOrNobodyIsNotBelieved() {
        me(signed(claims(name), key("current"), "RS256")).statusCode(401);
        me(signed(claims(name), key("another"), "RS256")).statusCode(401);
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims(name).toJson().getBytes(StandardCharsets.UTF_8));
        String unsigned = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        me(unsigned + "." + payload + ".").statusCode(401);
        me("not.a.token").statusCode(401);
    }

    @Test
    void anIssuerWithoutKeysOrAudienceIsAMistake() {
        assertThatThrownBy(() -> new Provider(issuerAlone()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tidemark.oidc.audience");
    }

    private static ValidatableResponse me(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/users/me")
                .then();
    }

    private static OidcConfig issuerAlone() {
        return new OidcConfig() {
            @Override
            public Optional<String> issuer() {
                return Optional.of(ProviderStandIn.ISSUER);
            }

            @Override
            public Optional<String> jwksUrl() {
                return Optional.empty();
            }

            @Override
            public Optional<String> audience() {
                return Optional.empty();
            }

            @Override
            public String nameClaim() {
                return "sub";
            }

            @Override
            public String groupsClaim() {
                return "groups";
            }

            @Override
            public Map<String, Group> groups() {
                return Map.of();
            }
        };
    }
}
