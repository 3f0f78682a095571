package dev.tidemark.policy.harbor.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.harbor.HarborTime;
import dev.tidemark.policy.security.Admin;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.user.Account;
import java.util.Optional;

/** A user on Harbor's wire. */
@JsonPropertyOrder(alphabetic = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record HarborUser(
        @JsonProperty("user_id") int id,
        String username,
        String realname,
        String email,
        String comment,
        @JsonProperty("sysadmin_flag") boolean isSystemAdmin,
        @JsonProperty("admin_role_in_auth") boolean isAdminByDirectory,
        @JsonProperty("creation_time") String creationTime,
        @JsonProperty("update_time") String updateTime) {

    private static final String ADMINS_NAME = "system admin";

    /** Whom no row says more of. */
    static HarborUser of(Caller caller) {
        String realName = caller.number() == Admin.NUMBER ? ADMINS_NAME : null;
        return new HarborUser(
                caller.number(), caller.name(), realName, null, null, caller.isSystemAdmin(), false, null, null);
    }

    static HarborUser of(Account account, boolean isSystemAdmin) {
        return new HarborUser(
                account.number(),
                account.name(),
                account.number() == Admin.NUMBER ? ADMINS_NAME : said(account.realName()),
                said(account.email()),
                said(account.comment()),
                isSystemAdmin,
                false,
                HarborTime.of(account.createdAt()),
                HarborTime.of(account.updatedAt()));
    }

    /** Harbor leaves out what is empty. */
    private static String said(Optional<String> text) {
        return text.filter(one -> !one.isEmpty()).orElse(null);
    }
}
