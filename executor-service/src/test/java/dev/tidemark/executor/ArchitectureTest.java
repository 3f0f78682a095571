package dev.tidemark.executor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tidemark.executor.registry.Deleters;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistryDeleter;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.tidemark.executor";

    private final JavaClasses code = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void onlyDeletionCanDelete() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".deletion..", ROOT + ".registry..")
                .should()
                .dependOnClassesThat(assignableTo(RegistryDeleter.class)
                        .or(assignableTo(Deleters.class))
                        .or(assignableTo(OpenRegistry.class))
                        .or(resideInAPackage(ROOT + ".deletion..")))
                .because("what selects, plans, or answers other services must not even hold an object that can delete")
                .check(code);
    }

    @Test
    void registriesKnowNothingOfWhatTheyAreUsedFor() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".registry..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".registry.."))))
                .because("a registry is a port: any phase may use it, and none may leak into it")
                .check(code);
    }

    @Test
    void messagingAndGuardsKnowNothingOfThePhases() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".messaging..", ROOT + ".guard..", ROOT + ".facts..", ROOT + ".inventory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".selection..", ROOT + ".planning..", ROOT + ".deletion..", ROOT + ".gateway..")
                .because("what carries and guards the phases serves each of them alike")
                .check(code);
    }

    @Test
    void phasesSpeakToEachOtherThroughKafkaAlone() {
        for (String phase : new String[] {"selection", "planning", "deletion"}) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + phase + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage(ROOT + ".selection..")
                            .or(resideInAPackage(ROOT + ".planning.."))
                            .or(resideInAPackage(ROOT + ".deletion.."))
                            .and(not(resideInAPackage(ROOT + "." + phase + ".."))))
                    .because("each phase may run in another worker than the one before it")
                    .check(code);
        }
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(code);
    }

    @Test
    void dependsOnNoOtherService() {
        classes()
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("dev.tidemark..")
                        .and(not(resideInAPackage(ROOT + "..")))
                        .and(not(resideInAPackage("dev.tidemark.contracts..")))
                        .and(not(resideInAPackage("dev.tidemark.evaluator..")))))
                .because("services know each other by events and REST alone")
                .check(code);
    }
}
