package dev.tidemark.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.tidemark.policy";

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void nothingDependsOnADialect() {
        for (String dialect : List.of("artifactory", "harbor", "swr")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "." + dialect + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT + "." + dialect + "..", "dev.tidemark.evaluator." + dialect + "..")
                    .because("a dialect can then be added, or dropped, without touching what it drives")
                    .check(service);
        }
    }

    @Test
    void useCasesKnowNothingOfHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT,
                        ROOT + ".project",
                        ROOT + ".registry",
                        ROOT + ".execution",
                        ROOT + ".deletion",
                        ROOT + ".schedule",
                        ROOT + ".trigger",
                        ROOT + ".outbox")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", ROOT + ".error", ROOT + ".security")
                .because("each dialect has its own words for what a use case refuses")
                .check(service);
    }

    @Test
    void theOutboxKnowsNothingOfWhatItTells() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".outbox")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".project", ROOT + ".execution", ROOT + ".schedule", ROOT + ".audit")
                .because("it is to be replaceable by a library some day")
                .check(service);
    }

    @Test
    void onlyTheOutboxAndTheReceiverOfEventsWriteToKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".outbox")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".hook.EventOutlet")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.(Mutiny)?Emitter")
                .because("what is not told through the outbox is lost, or told although it was rolled back")
                .check(service);
    }

    @Test
    void whatRegistriesTellTouchesNoRow() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".hook..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "io.quarkus.hibernate..", "org.hibernate..")
                .because("it is told past the outbox, and there is more of it than a database should see")
                .check(service);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".hook.format")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.smallrye..", "io.vertx..", "jakarta..", "org.apache.kafka..", ROOT + ".hook")
                .because("what a source means is decided, not done")
                .check(service);
    }

    @Test
    void rowsStayWithTheirUseCases() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Entity")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(
                        ROOT,
                        ROOT + ".project",
                        ROOT + ".execution",
                        ROOT + ".schedule",
                        ROOT + ".trigger",
                        ROOT + ".outbox")
                .because("what leaves a use case is a value")
                .check(service);
    }
}
