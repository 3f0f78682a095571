package dev.tidemark.executor.registry.standin.harbor;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * Somebody with a password.
 *
 * @param project where the rights hold; null for an administrator, who has all of them everywhere
 * @param rights as {@code artifact:delete}
 */
record Account(String name, String password, String project, Set<String> rights) {

    boolean isAdministrator() {
        return project == null;
    }

    boolean may(String where, String right) {
        return isAdministrator() || (project.equals(where) && rights.contains(right));
    }

    boolean shows(String authorization) {
        String pair = name + ":" + password;
        String expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return expected.equals(authorization);
    }
}
