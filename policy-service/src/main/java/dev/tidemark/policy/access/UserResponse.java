package dev.tidemark.policy.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.policy.user.Account;
import java.util.Locale;

/** A user on the wire. {@code kind} says who vouches for them: the configuration, this API or an identity provider. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record UserResponse(
        int id,
        String name,
        String kind,
        @JsonInclude boolean admin,
        String realName,
        String email,
        String comment,
        String createdAt) {

    static UserResponse of(Account account, boolean isSystemAdmin) {
        return new UserResponse(
                account.number(),
                account.name(),
                account.kind().name().toLowerCase(Locale.ROOT),
                isSystemAdmin,
                account.realName().orElse(null),
                account.email().orElse(null),
                account.comment().orElse(null),
                account.createdAt().toString());
    }
}
