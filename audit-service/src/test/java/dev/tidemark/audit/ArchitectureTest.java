package dev.tidemark.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tidemark.audit");

    @Test
    void packagesDependOneWay() {
        slices().matching("dev.tidemark.audit.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a reader should be able to start anywhere and end somewhere")
                .check(service);
    }

    @Test
    void writersDoNotKnowReaders() {
        noClasses()
                .that()
                .resideInAPackage("..projection..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..rest..", "..report..", "..history..", "jakarta.ws.rs..")
                .because("what events mean does not depend on who asks for it")
                .check(service);
    }

    @Test
    void othersAreKnownByTheirEventsOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "dev.tidemark.policy..",
                        "dev.tidemark.executor..",
                        "dev.tidemark.evaluator..",
                        "dev.tidemark.standalone..")
                .because("services depend on contracts, never on each other")
                .check(service);
    }

    @Test
    void theLogIsWrittenWithoutTheDatabase() {
        noClasses()
                .that()
                .haveSimpleName("TaskLog")
                .or()
                .haveSimpleName("CandidateTable")
                .or()
                .haveSimpleName("Explanation")
                .or()
                .haveSimpleName("TextTable")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.smallrye..")
                .because("what a log says is decided purely")
                .check(service);
    }
}
