package dev.tidemark.policy.oidc;

import dev.tidemark.policy.oidc.Provider.Vouched;
import dev.tidemark.policy.security.Admin;
import dev.tidemark.policy.security.AuthenticationScheme;
import dev.tidemark.policy.security.BasicCredentials;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Users;
import dev.tidemark.policy.user.Account;
import dev.tidemark.policy.user.Accounts;
import dev.tidemark.policy.user.ConfiguredUsers;
import dev.tidemark.policy.user.UserName;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * A bearer token that an OpenID Connect provider signed. Whom this service or its configuration knows already under a name, nobody becomes
 * by being called so at the provider.
 */
@ApplicationScoped
class OidcScheme implements AuthenticationScheme {

    private static final String BEARER = "bearer ";

    private final Provider provider;
    private final Groups groups;
    private final Accounts accounts;
    private final ConfiguredUsers configured;
    private final Users users;

    OidcScheme(Provider provider, Groups groups, Accounts accounts, ConfiguredUsers configured, Users users) {
        this.provider = provider;
        this.groups = groups;
        this.accounts = accounts;
        this.configured = configured;
        this.users = users;
    }

    @Override
    public boolean isTriedBy(HttpServerRequest request) {
        return provider.isConfigured() && token(request).isPresent();
    }

    @Override
    public Uni<Optional<Caller>> callerOf(RoutingContext request) {
        String token = token(request.request()).orElseThrow();
        return Uni.createFrom()
                .item(() -> provider.read(token))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(vouched -> vouched.filter(this::isNobodyElse))
                .chain(vouched -> vouched.map(this::caller)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private boolean isNobodyElse(Vouched vouched) {
        return UserName.isUserName(vouched.name())
                && !vouched.name().equals(Admin.NAME)
                && !configured.knows(vouched.name());
    }

    private Uni<Optional<Caller>> caller(Vouched vouched) {
        return accounts.ofKind(vouched.name(), Account.Kind.FEDERATED)
                .chain(account -> account.kind() == Account.Kind.FEDERATED
                        ? users.named(vouched.name())
                        : Uni.createFrom().item(Optional.<Caller>empty()))
                .map(found -> found.map(caller -> groups.extend(caller, vouched.groups())));
    }

    private static Optional<String> token(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .filter(token -> !token.startsWith(BasicCredentials.TOKEN));
    }
}
