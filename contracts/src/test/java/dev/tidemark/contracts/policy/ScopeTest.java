package dev.tidemark.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScopeTest {

    private static final RegistryName REGISTRY = new RegistryName("default");

    @ParameterizedTest
    @CsvSource({
        "library/app,         true,  true",
        "library/a/b/c/d,     true,  false",
        "library,             false, false",
        "library-two/app,     false, false",
        "team/library/app,    false, false",
        "library/app/nested,  true,  false",
    })
    void coversProjectsByTheirFirstSegmentAndRepositoriesExactly(
            String candidate, boolean inProject, boolean inRepository) {
        RepositoryName repository = new RepositoryName(candidate);
        assertThat(Scope.ofRegistry(REGISTRY).covers(repository)).isTrue();
        assertThat(Scope.ofProject(REGISTRY, new ProjectName("library")).covers(repository))
                .isEqualTo(inProject);
        assertThat(Scope.ofRepository(REGISTRY, new RepositoryName("library/app"))
                        .covers(repository))
                .isEqualTo(inRepository);
    }

    @Test
    void coversNamesOfOneSegmentByTheNamelessProject() {
        Scope nameless = Scope.ofProject(REGISTRY, ProjectName.NONE);
        assertThat(nameless.covers(new RepositoryName("alpine"))).isTrue();
        assertThat(nameless.covers(new RepositoryName("library/alpine"))).isFalse();
    }

    @Test
    void refusesARepositoryOutsideItsProject() {
        RepositoryName repository = new RepositoryName("library/app");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scope(REGISTRY, new ProjectName("team"), repository))
                .withMessage("repository library/app is not in project team");
        assertThatIllegalArgumentException().isThrownBy(() -> new Scope(REGISTRY, null, repository));
    }
}
