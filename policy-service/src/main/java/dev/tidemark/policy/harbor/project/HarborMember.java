package dev.tidemark.policy.harbor.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.user.Member;

/** A member on Harbor's wire. There are users among them, and no groups. */
@JsonPropertyOrder(alphabetic = true)
record HarborMember(
        int id,
        @JsonProperty("project_id") int project,
        @JsonProperty("entity_id") int user,
        @JsonProperty("entity_name") String name,
        @JsonProperty("entity_type") String type,
        @JsonProperty("role_id") int roleId,
        @JsonProperty("role_name") String roleName) {

    static HarborMember of(Member member) {
        return new HarborMember(
                member.number(),
                member.project(),
                member.account(),
                member.user(),
                "u",
                HarborRole.code(member.role()),
                HarborRole.word(member.role()));
    }
}
