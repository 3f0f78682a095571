package dev.tidemark.evaluator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses evaluator = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tidemark.evaluator");

    @Test
    void dependsOnNothingButTheContractsJsonAndPatterns() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.io",
                        "com.fasterxml.jackson..",
                        "com.google.re2j..",
                        "org.semver4j..",
                        "dev.tidemark.contracts..",
                        "dev.tidemark.evaluator..")
                .because("a plan is a function of its arguments, whatever it runs in")
                .check(evaluator);
    }

    @Test
    void readsOnlyDocumentsAsJson() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.tidemark.evaluator.artifactory",
                        "dev.tidemark.evaluator.harbor",
                        "dev.tidemark.evaluator.language",
                        "dev.tidemark.evaluator.snapshot",
                        "dev.tidemark.evaluator.swr")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..", "java.io")
                .because("what rules mean does not depend on how they are written down")
                .check(evaluator);
    }

    @Test
    void matchesNamesInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tidemark.evaluator.pattern")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.re2j..", "org.semver4j..")
                .because("what users write as a pattern is bounded there")
                .check(evaluator);
    }

    @Test
    void asksNobodyForTheTimeOrForChance() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Random.class, UUID.class)
                .because("planning twice gives the same plan")
                .check(evaluator);
    }

    @Test
    void hasNoCircleOfPackages() {
        SlicesRuleDefinition.slices()
                .matching("dev.tidemark.evaluator.(**)")
                .should()
                .beFreeOfCycles()
                .check(evaluator);
    }
}
