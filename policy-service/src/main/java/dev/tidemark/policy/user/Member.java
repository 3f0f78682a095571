package dev.tidemark.policy.user;

import dev.tidemark.policy.security.Role;

/**
 * What a user is in a project.
 *
 * @param number of the membership, which Harbor's clients call {@code mid}
 * @param account the user's number
 * @param user the user's name
 */
public record Member(int number, int project, int account, String user, Role role) {}
