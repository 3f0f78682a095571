package dev.tidemark.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DependencyTest {

    private static final JavaClasses CONTRACTS = new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
            .importPackages("dev.tidemark.contracts");

    @Test
    void dependsOnJacksonsAnnotationsOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.tidemark.contracts..", "java..", "com.fasterxml.jackson.annotation..")
                .because("every service and any outside consumer takes what the contracts depend on along with them")
                .check(CONTRACTS);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.tidemark.contracts.(*)..")
                .should()
                .beFreeOfCycles()
                .because("events speak of executions and policies, those of registries, and never the other way round")
                .check(CONTRACTS);
    }

    @Test
    void nothingAsksForTheTimeOrForChance() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .because("time, ids and randomness are the producers' to give")
                .check(CONTRACTS);
    }
}
