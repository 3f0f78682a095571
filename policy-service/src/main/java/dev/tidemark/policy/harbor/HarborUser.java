package dev.tidemark.policy.harbor;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.security.Caller;

/** A user on Harbor's wire. */
@JsonPropertyOrder(alphabetic = true)
record HarborUser(
        @JsonProperty("user_id") int id,
        String username,
        String realname,
        @JsonProperty("sysadmin_flag") boolean isSystemAdmin,
        @JsonProperty("admin_role_in_auth") boolean isAdminByDirectory) {

    static HarborUser of(Caller caller) {
        return new HarborUser(caller.number(), caller.name(), caller.name(), caller.isSystemAdmin(), false);
    }
}
