package dev.tidemark.policy.swr.signature;

import dev.tidemark.policy.security.AuthenticationScheme;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Users;
import dev.tidemark.policy.swr.signature.AccessKeys.AccessKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Lets in whoever signs their requests with a key that is configured. */
@ApplicationScoped
class SignatureScheme implements AuthenticationScheme {

    /** Of nobody: for a key that is not known, the same is done as for one that is. */
    private static final AccessKey NOBODYS = new AccessKey("0000000000000000000000000000000000000000", "");

    private final AccessKeys keys;
    private final Users users;

    SignatureScheme(AccessKeys keys, Users users) {
        this.keys = keys;
        this.users = users;
    }

    @Override
    public boolean isTriedBy(HttpServerRequest request) {
        return Claim.isMadeBy(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    @Override
    public boolean needsBody() {
        return true;
    }

    @Override
    public Uni<Optional<Caller>> callerOf(RoutingContext request) {
        return Claim.parse(request.request().getHeader(HttpHeaders.AUTHORIZATION))
                .flatMap(claim -> signer(claim, signed(request)))
                .map(users::named)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** The user whose key it was signed with. */
    private Optional<String> signer(Claim claim, SignedRequest request) {
        Optional<AccessKey> known = keys.of(claim.accessKey());
        boolean isSigned = request.isSignedBy(known.orElse(NOBODYS).secret(), claim, Instant.now());
        return known.filter(key -> isSigned).map(AccessKey::user);
    }

    private static SignedRequest signed(RoutingContext request) {
        HttpServerRequest wire = request.request();
        Buffer body = request.body().buffer();
        return new SignedRequest(
                wire.method().name(),
                wire.path(),
                wire.query(),
                wire.headers()::getAll,
                body == null ? new byte[0] : body.getBytes());
    }
}
