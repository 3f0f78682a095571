package dev.tidemark.policy.harbor;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.security.Admin;

/** A user on Harbor's wire. */
@JsonPropertyOrder(alphabetic = true)
record HarborUser(
        @JsonProperty("user_id") int id,
        String username,
        String realname,
        @JsonProperty("sysadmin_flag") boolean isSystemAdmin,
        @JsonProperty("admin_role_in_auth") boolean isAdminByDirectory) {

    /** The number Harbor gives its first user. */
    static final int ADMIN_ID = 1;

    static final HarborUser ADMIN = new HarborUser(ADMIN_ID, Admin.NAME, "system admin", true, false);
}
