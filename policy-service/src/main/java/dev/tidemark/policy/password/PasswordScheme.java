package dev.tidemark.policy.password;

import dev.tidemark.policy.robot.Robot;
import dev.tidemark.policy.robot.Robots;
import dev.tidemark.policy.security.AuthenticationScheme;
import dev.tidemark.policy.security.BasicCredentials;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.user.Secret;
import dev.tidemark.policy.user.StoredUsers;
import dev.tidemark.policy.user.User;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A user's or a robot's name and password, as HTTP basic authentication. */
@ApplicationScoped
class PasswordScheme implements AuthenticationScheme {

    /** Longer ones are nobody's, and are not worth keeping in mind. */
    private static final int LONGEST_NAME = 128;

    private final StoredUsers users;
    private final Robots robots;
    private final CheckPassword check;

    PasswordScheme(StoredUsers users, Robots robots, CheckPassword check) {
        this.users = users;
        this.robots = robots;
        this.check = check;
    }

    @Override
    public boolean isTriedBy(HttpServerRequest request) {
        return BasicCredentials.of(request)
                .filter(sent -> !sent.isToken())
                .filter(sent -> sent.name().length() <= LONGEST_NAME)
                .isPresent();
    }

    @Override
    public Uni<Optional<Caller>> callerOf(RoutingContext request) {
        BasicCredentials sent = BasicCredentials.of(request.request()).orElseThrow();
        String address = Addresses.of(request.request());
        if (Robot.isRobotName(sent.name()) && !Robot.mayCome(request.normalizedPath())) {
            return Uni.createFrom().item(Optional.empty());
        }
        return find(sent.name())
                .chain(user -> check.isRight(new Attempt(
                                sent.name(),
                                address,
                                sent.password(),
                                user.map(User::secret).orElse(Secret.NONE)))
                        .map(right -> user.filter(found -> right).map(User::caller)))
                .onFailure(TooManyGuessesException.class)
                .transform(Passwords::comeAgain);
    }

    private Uni<Optional<User>> find(String name) {
        return Robot.isRobotName(name) ? robots.find(name) : users.find(name);
    }
}
