package dev.tidemark.policy.user;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Admin;
import dev.tidemark.policy.security.ProjectRef;
import dev.tidemark.policy.security.Role;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The users of the configuration. */
@Startup(Interceptor.Priority.PLATFORM_BEFORE) // What is wrong is said before anything is connected to
@ApplicationScoped
public class ConfiguredUsers {

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}");

    private final Registries registries;
    private final Map<String, Configured> users;

    /** One of them. */
    record Configured(Secret secret, boolean isSystemAdmin, Map<ProjectRef, Role> roles) {}

    ConfiguredUsers(UsersConfig config, Registries registries) {
        this.registries = registries;
        this.users = config.users().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> configured(entry.getKey(), entry.getValue())));
    }

    /** Whether the configuration says who that is. */
    public boolean knows(String name) {
        return users.containsKey(name);
    }

    /** Whether the user may do everything. */
    public boolean isSystemAdmin(Account account) {
        return account.name().equals(Admin.NAME)
                || find(account.name())
                        .map(Configured::isSystemAdmin)
                        .orElse(account.kind() != Account.Kind.CONFIGURED && account.isSystemAdmin());
    }

    Optional<Configured> find(String name) {
        return Optional.ofNullable(users.get(name));
    }

    private Configured configured(String name, UsersConfig.User user) {
        if (!UserName.isUserName(name) || name.equals(Admin.NAME)) {
            throw new ConfigurationException("tidemark.users: nobody can be called \"" + name + "\"");
        }
        return new Configured(
                secret(name, user), user.admin(), roles("tidemark.users.\"" + name + "\".roles", user.roles()));
    }

    private static Secret secret(String name, UsersConfig.User user) {
        if (user.password().isPresent() && user.passwordHash().isPresent()) {
            throw new ConfigurationException("tidemark.users: " + name + " has both a password and the hash of one");
        }
        if (user.password().filter(String::isBlank).isPresent()
                || user.passwordHash()
                        .filter(hash -> !BCRYPT.matcher(hash).matches())
                        .isPresent()) {
            throw new ConfigurationException(
                    "tidemark.users: the password of " + name + " is empty, or its hash is not bcrypt's");
        }
        return user.password()
                .map(Secret::ofPlain)
                .or(() -> user.passwordHash().map(Secret::ofHash))
                .orElse(Secret.NONE);
    }

    /**
     * Roles as a configuration writes them.
     *
     * @param property where they stand, for whoever has to correct them
     */
    public Map<ProjectRef, Role> roles(String property, Map<String, String> written) {
        Map<ProjectRef, Role> roles = new HashMap<>();
        written.forEach((project, word) -> {
            Role role = Role.of(word)
                    .orElseThrow(() -> new ConfigurationException(property + ": there is no role \"" + word + "\""));
            projects(property, project).forEach(ref -> roles.merge(ref, role, Role::or));
        });
        return Map.copyOf(roles);
    }

    private List<ProjectRef> projects(String property, String written) {
        int slash = written.indexOf('/');
        List<RegistryName> named = slash < 0
                ? registries.all()
                : registries.find(written.substring(0, slash)).map(List::of).orElse(List.of());
        try {
            ProjectName project = new ProjectName(written.substring(slash + 1));
            if (named.isEmpty()) {
                throw new ConfigurationException(property + ": there is no registry of \"" + written + "\"");
            }
            return named.stream()
                    .map(registry -> new ProjectRef(registry, project))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(property + ": \"" + written + "\" is no project");
        }
    }
}
