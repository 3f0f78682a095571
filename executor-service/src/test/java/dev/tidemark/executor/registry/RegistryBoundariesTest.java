package dev.tidemark.executor.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know what of registries; above all, who may not delete. */
class RegistryBoundariesTest {

    private static final String REGISTRY = "dev.tidemark.executor.registry";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tidemark.executor");

    @Test
    void onlyDeletionHoldsADeleter() {
        noClasses()
                .that()
                .resideOutsideOfPackages(REGISTRY + "..", "dev.tidemark.executor.deletion..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.(Deleters|RegistryDeleter|OpenRegistr(y|ies)|RegistryKind)")
                .because("what plans must be unable to delete, dry runs above all")
                .check(CLASSES);
    }

    @Test
    void nothingOfAReaderDeletes() {
        noClasses()
                .that()
                .haveSimpleNameNotContaining("Delete")
                .and()
                .doNotHaveSimpleName("Method")
                .and()
                .doNotHaveSimpleName("Request")
                .should()
                .accessField("dev.tidemark.executor.registry.http.Method", "DELETE")
                .because("one class makes the request that changes something")
                .check(CLASSES);
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Reader")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameContaining("Delete")
                .because("a reader that knows how to delete could be asked to")
                .check(CLASSES);
    }

    @Test
    void thePortKnowsNoKind() {
        noClasses()
                .that()
                .resideInAPackage(REGISTRY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        REGISTRY + ".http..", REGISTRY + ".harbor..", REGISTRY + ".oci..", REGISTRY + ".memory..")
                .because("a further kind is a further package and nothing else")
                .check(CLASSES);
    }

    @Test
    void nobodyElseKnowsAKind() {
        noClasses()
                .that()
                .resideOutsideOfPackage(REGISTRY + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        REGISTRY + ".http..", REGISTRY + ".harbor..", REGISTRY + ".oci..", REGISTRY + ".memory..")
                .because("what a registry is must not matter to what is decided about it")
                .check(CLASSES);
    }

    @Test
    void registriesKnowNothingOfTheRest() {
        noClasses()
                .that()
                .resideInAPackage(REGISTRY + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tidemark.executor.deletion..",
                        "dev.tidemark.executor.planning..",
                        "dev.tidemark.executor.selection..",
                        "dev.tidemark.executor.messaging..",
                        "dev.tidemark.evaluator..")
                .because("use cases depend on ports, not the other way round")
                .check(CLASSES);
    }
}
