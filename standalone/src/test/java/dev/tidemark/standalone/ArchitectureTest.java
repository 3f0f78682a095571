package dev.tidemark.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tidemark.standalone");

    @Test
    void packagesDependOneWay() {
        slices().matching("dev.tidemark.standalone.(*)..")
                .should()
                .beFreeOfCycles()
                .because("what is started knows nothing of who starts it")
                .check(CLASSES);
    }

    @Test
    void whatIsEmbeddedKnowsNothingOfTheLauncher() {
        noClasses()
                .that()
                .resideInAnyPackage("..kafka..", "..postgres..", "..sandbox..", "..leash..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..up..")
                .because("tests use it without the launcher")
                .check(CLASSES);
    }

    @Test
    void theLeashNeedsNothingButJava() {
        classes()
                .that()
                .resideInAPackage("..leash..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "..leash..")
                .because("it lives in the services' processes, which have none of our libraries")
                .check(CLASSES);
    }
}
