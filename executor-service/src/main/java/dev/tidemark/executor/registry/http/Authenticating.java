package dev.tidemark.executor.registry.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Shows who we are, in the way the registry asks for: first without, then as its 401 says, and from then on at once. Tokens are
 * kept per scope until shortly before they expire; one that is refused is replaced once.
 */
final class Authenticating implements Exchange {

    private static final int SCOPES = 10_000;

    private final Exchange next;
    private final TokenService tokens;
    private final Optional<Credentials> credentials;
    private final Clock clock;
    private final Cache<Scope, TokenSlot> slots =
            Caffeine.newBuilder().maximumSize(SCOPES).build();
    /** The way of the last challenge: registries do not change it between two requests, and if one does, it says so again. */
    private volatile Optional<Challenge> known = Optional.empty();

    Authenticating(Exchange next, TokenService tokens, Optional<Credentials> credentials, Clock clock) {
        this.next = next;
        this.tokens = tokens;
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public Answer send(Request request) throws IOException {
        Optional<String> shown = header(known, request.scope(), Optional.empty());
        Answer answer = next.send(request.withAuthorization(shown));
        if (answer.status() != 401) {
            return answer;
        }
        Optional<Challenge> challenge = choose(Challenge.parse(answer.headers().allValues("WWW-Authenticate")));
        if (challenge.isEmpty()) {
            return answer;
        }
        known = challenge;
        Optional<String> asked = header(challenge, request.scope(), shown);
        return asked.equals(shown) ? answer : next.send(request.withAuthorization(asked));
    }

    /** A token where there is a token service, since some registries offer Basic for other clients in the same breath. */
    private Optional<Challenge> choose(List<Challenge> challenges) {
        Optional<Challenge> bearer =
                challenges.stream().filter(Challenge::isBearer).findFirst();
        return bearer.isPresent()
                ? bearer
                : challenges.stream()
                        .filter(challenge -> challenge.isBasic() && credentials.isPresent())
                        .findFirst();
    }

    private Optional<String> header(Optional<Challenge> challenge, Scope scope, Optional<String> refused)
            throws IOException {
        if (challenge.isEmpty()) {
            return Optional.empty();
        }
        if (challenge.get().isBasic()) {
            return credentials.map(Credentials::header);
        }
        return Optional.of(slots.get(scope, s -> new TokenSlot()).header(challenge.get(), scope, refused));
    }

    /** The token of one scope; whoever comes while it is being fetched waits for that one. */
    private final class TokenSlot {

        private Token token;

        synchronized String header(Challenge challenge, Scope scope, Optional<String> refused) throws IOException {
            boolean usable = token != null
                    && token.isFreshAt(clock.instant())
                    && refused.filter(token.header()::equals).isEmpty();
            if (!usable) {
                token = null;
                token = tokens.fetch(challenge, scope);
            }
            return token.header();
        }
    }
}
