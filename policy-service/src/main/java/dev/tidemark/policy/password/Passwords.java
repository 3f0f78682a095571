package dev.tidemark.policy.password;

import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.security.Admin;
import dev.tidemark.policy.security.BasicCredentials;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.user.Account;
import dev.tidemark.policy.user.Accounts;
import dev.tidemark.policy.user.Accounts.Profile;
import dev.tidemark.policy.user.ConfiguredUsers;
import dev.tidemark.policy.user.StoredUsers;
import dev.tidemark.policy.user.User;
import dev.tidemark.policy.user.UserName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntPredicate;

/** Gives users the passwords that the database keeps the hashes of. */
@ApplicationScoped
public class Passwords {

    private static final String RULE =
            "the password has to have 8 to 128 characters, an upper case and a lower case letter and a digit among them";

    private final Bcrypt bcrypt;
    private final CheckPassword check;
    private final StoredUsers users;
    private final ConfiguredUsers configured;
    private final Accounts accounts;

    Passwords(Bcrypt bcrypt, CheckPassword check, StoredUsers users, ConfiguredUsers configured, Accounts accounts) {
        this.bcrypt = bcrypt;
        this.check = check;
        this.users = users;
        this.configured = configured;
        this.accounts = accounts;
    }

    /**
     * A new user with a password.
     *
     * @throws UnacceptableException if nobody can have the name or the password
     * @throws UserExistsException if somebody has the name
     */
    public Uni<Account> createUser(String name, String password, boolean isSystemAdmin, Profile profile) {
        if (!UserName.isUserName(name)) {
            throw new UnacceptableException(
                    "the name has to have 1 to 128 letters, digits and . _ - @ +, the first a letter or a digit");
        }
        requireAcceptable(password);
        if (name.equals(Admin.NAME) || configured.knows(name)) {
            throw new UserExistsException(name);
        }
        return bcrypt.hash(password)
                .chain(hash -> accounts.create(name, hash, isSystemAdmin, profile))
                .map(created -> created.orElseThrow(() -> new UserExistsException(name)));
    }

    /**
     * Gives a user another password.
     *
     * @return whether there is such a user, and one whose password is kept here
     * @throws UnacceptableException if nobody can have the password
     */
    public Uni<Boolean> change(int number, String password) {
        return hash(password).chain(hash -> accounts.changePassword(number, hash));
    }

    /**
     * What is kept of a password that a robot may have, as of a user's.
     *
     * @throws UnacceptableException if nobody can have the password
     */
    public Uni<String> hash(String password) {
        requireAcceptable(password);
        return bcrypt.hash(password);
    }

    /** Whether that is the caller's password. Guessing it is slowed down here as at the front door. */
    public Uni<Boolean> isOf(Caller caller, String password, HttpServerRequest request) {
        return users.find(caller.name())
                .chain(user -> check.isRight(new Attempt(
                        caller.name(),
                        Addresses.of(request),
                        password,
                        user.map(User::secret).orElseThrow())))
                .onFailure(TooManyGuessesException.class)
                .transform(Passwords::comeAgain);
    }

    static RefusedException comeAgain(Throwable failure) {
        TooManyGuessesException tooMany = (TooManyGuessesException) failure;
        return RefusedException.comeAgain(429, tooMany.getMessage() + ": come again later", tooMany.after());
    }

    /** Harbor's rule, so that its clients know it. What begins like a token would be taken for one. */
    private static void requireAcceptable(String password) {
        if (password == null
                || password.length() < 8
                || password.length() > 128
                || lacks(password, Character::isUpperCase)
                || lacks(password, Character::isLowerCase)
                || lacks(password, Character::isDigit)) {
            throw new UnacceptableException(RULE);
        }
        if (!lacks(password, Character::isISOControl) || password.startsWith(BasicCredentials.TOKEN)) {
            throw new UnacceptableException("the password must not have control characters, or begin as a token does");
        }
    }

    private static boolean lacks(String password, IntPredicate kind) {
        return password.chars().noneMatch(kind);
    }
}
