package dev.tidemark.policy.oidc;

import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.ProjectRef;
import dev.tidemark.policy.security.Role;
import dev.tidemark.policy.user.ConfiguredUsers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the members of the provider's groups may do here. */
@ApplicationScoped
class Groups {

    private final Map<String, Group> groups;

    /** What the members of one are. */
    private record Group(boolean isAdmins, Map<ProjectRef, Role> roles) {}

    Groups(OidcConfig config, ConfiguredUsers configured) {
        this.groups = config.groups().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> new Group(
                                entry.getValue().admin(),
                                configured.roles(
                                        "tidemark.oidc.groups.\"" + entry.getKey() + "\".roles",
                                        entry.getValue().roles()))));
    }

    /** The caller as a member of the groups; of those that are not configured, nothing follows. */
    Caller extend(Caller caller, List<String> memberOf) {
        Caller extended = caller;
        for (String name : memberOf) {
            Group group = groups.get(name);
            if (group != null) {
                extended = new Caller(
                        extended.name(),
                        extended.number(),
                        extended.isSystemAdmin() || group.isAdmins(),
                        Role.highest(extended.roles(), group.roles()));
            }
        }
        return extended;
    }
}
