package dev.tidemark.policy.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.error.ForbiddenException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTest {

    private static final RegistryName HERE = new RegistryName("here");
    private static final RegistryName THERE = new RegistryName("there");
    private static final ProjectName LIBRARY = new ProjectName("library");

    @ParameterizedTest
    @CsvSource({
        "READ_PROJECT,       yes, yes, yes, yes, yes",
        "READ_MEMBERS,       no,  yes, yes, yes, yes",
        "READ_RETENTION,     no,  no,  yes, yes, yes",
        "CREATE_RETENTION,   no,  no,  yes, yes, yes",
        "UPDATE_RETENTION,   no,  no,  yes, yes, yes",
        "DELETE_RETENTION,   no,  no,  yes, yes, yes",
        "RUN_RETENTION,      no,  no,  yes, yes, yes",
        "DELETE_ARTIFACT,    no,  no,  no,  yes, yes",
        "DELETE_TAG,         no,  no,  no,  yes, yes",
        "DELETE_REPOSITORY,  no,  no,  no,  yes, yes",
        "ADMINISTER_PROJECT, no,  no,  no,  no,  yes"
    })
    void eachRoleMayWhatTheTableSays(
            Permission permission,
            String limitedGuest,
            String guest,
            String developer,
            String maintainer,
            String admin) {
        assertThat(may(Role.LIMITED_GUEST, permission)).isEqualTo(limitedGuest.equals("yes"));
        assertThat(may(Role.GUEST, permission)).isEqualTo(guest.equals("yes"));
        assertThat(may(Role.DEVELOPER, permission)).isEqualTo(developer.equals("yes"));
        assertThat(may(Role.MAINTAINER, permission)).isEqualTo(maintainer.equals("yes"));
        assertThat(may(Role.ADMIN, permission)).isEqualTo(admin.equals("yes"));
    }

    @ParameterizedTest
    @EnumSource
    void aSystemAdministratorMayEverythingAndAStrangerNothing(Permission permission) {
        Caller stranger = new Caller("mallory", 8, false, Map.of());
        assertThat(Admin.CALLER.may(permission, HERE, LIBRARY)).isTrue();
        assertThat(Admin.CALLER.may(permission, Dialect.ARTIFACTORY, Scope.ofRegistry(HERE)))
                .isTrue();
        assertThat(stranger.may(permission, HERE, LIBRARY)).isFalse();
        assertThat(stranger.may(permission, Dialect.TIDEMARK, Scope.ofRegistry(HERE)))
                .isFalse();
    }

    @Test
    void whatIsGrantedIsThatPermissionAlone() {
        Caller robot = Caller.robot(
                "robot$ci",
                7,
                new Grants(
                        Map.of(THERE, Set.of(Permission.READ_PROJECT)),
                        Map.of(new ProjectRef(HERE, LIBRARY), Set.of(Permission.RUN_RETENTION))));
        assertThat(robot.isRobot()).isTrue();
        assertThat(robot.may(Permission.RUN_RETENTION, HERE, LIBRARY)).isTrue();
        assertThat(robot.may(Permission.READ_RETENTION, HERE, LIBRARY)).isFalse();
        assertThat(robot.may(Permission.RUN_RETENTION, HERE, new ProjectName("team")))
                .isFalse();
        assertThat(robot.may(Permission.RUN_RETENTION, Dialect.HARBOR, Scope.ofProject(HERE, LIBRARY)))
                .isTrue();
        assertThat(robot.may(Permission.RUN_RETENTION, Dialect.TIDEMARK, Scope.ofProject(HERE, LIBRARY)))
                .isFalse();
        assertThat(robot.may(Permission.RUN_RETENTION, Dialect.HARBOR, Scope.ofRegistry(HERE)))
                .isFalse();
        assertThat(robot.may(Permission.READ_PROJECT, THERE, LIBRARY)).isTrue();
        assertThat(robot.mayEverywhere(Permission.READ_PROJECT, THERE)).isTrue();
        assertThat(robot.mayEverywhere(Permission.READ_PROJECT, HERE)).isFalse();
        assertThat(robot.projectsWhereMay(Permission.RUN_RETENTION, HERE)).containsExactly(LIBRARY);
        assertThat(robot.roleIn(HERE, LIBRARY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theAdministratorOfAProjectIsNothingInAnother(Permission permission) {
        Caller caller = caller(Role.ADMIN);
        assertThat(caller.may(permission, HERE, new ProjectName("team"))).isFalse();
        assertThat(caller.may(permission, THERE, LIBRARY)).isFalse();
        assertThat(caller.may(permission, Dialect.ARTIFACTORY, Scope.ofRegistry(HERE)))
                .isFalse();
        assertThat(caller.may(permission, Dialect.ARTIFACTORY, Scope.ofProject(HERE, LIBRARY)))
                .isTrue();
        assertThat(caller.may(
                        permission, Dialect.ARTIFACTORY, Scope.ofRepository(HERE, new RepositoryName("library/app"))))
                .isTrue();
        assertThat(caller.may(
                        permission, Dialect.ARTIFACTORY, Scope.ofRepository(HERE, new RepositoryName("team/app"))))
                .isFalse();
    }

    @Test
    void whoMayNotIsToldWhatAndNotWhetherItIsThere() {
        Caller caller = caller(Role.DEVELOPER);
        assertThatCode(() -> caller.require(Permission.RUN_RETENTION, HERE, LIBRARY))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> caller.require(Permission.DELETE_ARTIFACT, HERE, LIBRARY))
                .isInstanceOf(ForbiddenException.class)
                .hasMessage("forbidden: alice may not delete artifacts of the project");
        assertThatThrownBy(() -> caller.require(Permission.READ_RETENTION, Dialect.HARBOR, Scope.ofRegistry(HERE)))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(caller::requireSystemAdmin).isInstanceOf(ForbiddenException.class);
        assertThatCode(Admin.CALLER::requireSystemAdmin).doesNotThrowAnyException();
    }

    @Test
    void knowsWhereTheyMayDoWhat() {
        assertThat(caller(Role.GUEST).projectsWhereMay(Permission.READ_PROJECT, HERE))
                .containsExactly(LIBRARY);
        assertThat(caller(Role.GUEST).projectsWhereMay(Permission.READ_PROJECT, THERE))
                .isEmpty();
        assertThat(caller(Role.GUEST).projectsWhereMay(Permission.READ_RETENTION, HERE))
                .isEmpty();
    }

    @Test
    void policiesOfArtifactorysDialectAreAdministratorsBusiness() {
        Scope library = Scope.ofProject(HERE, LIBRARY);
        for (Role role : List.of(Role.GUEST, Role.DEVELOPER, Role.MAINTAINER)) {
            assertThat(caller(role).may(Permission.READ_RETENTION, Dialect.ARTIFACTORY, library))
                    .isFalse();
            assertThat(caller(role).projectsWhereMay(Permission.READ_RETENTION, Dialect.ARTIFACTORY, HERE))
                    .isEmpty();
        }
        assertThat(caller(Role.DEVELOPER).may(Permission.READ_RETENTION, Dialect.HARBOR, library))
                .isTrue();
        assertThat(caller(Role.ADMIN).projectsWhereMay(Permission.READ_RETENTION, Dialect.ARTIFACTORY, HERE))
                .containsExactly(LIBRARY);
    }

    private static boolean may(Role role, Permission permission) {
        return caller(role).may(permission, HERE, LIBRARY);
    }

    private static Caller caller(Role role) {
        return new Caller("alice", 7, false, Map.of(new ProjectRef(HERE, LIBRARY), role));
    }
}
