package io.rowtally;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls of the house: ARCHITECTURE.md says them in words, this test holds them. */
class HouseTest {
    private static final int LONGEST_CLASS = 400;
    private static final Path SOURCES = Paths.get("src/main/java");

    private static JavaClasses house;

    @BeforeAll
    static void walkIn() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.rowtally");
    }

    @Test
    void theBridgeKnowsNothingButTheJdkWithoutJdbc() {
        classes()
                .that()
                .resideInAPackage("io.rowtally.bridge")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.rowtally.bridge",
                        "io.rowtally.hotspot",
                        "java.lang..",
                        "java.security",
                        "java.util..",
                        "org.jspecify.."))
                .check(house);
    }

    @Test
    void theBridgeHasAtMostSixteenClasses() {
        long classes = house.stream()
                .filter(type -> type.getPackageName().equals("io.rowtally.bridge"))
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .count();
        assertTrue(classes <= 16, "the bridge has " + classes + " classes");
    }

    @Test
    void theLauncherKnowsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("io.rowtally.launcher")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("io.rowtally.launcher", "java..", "org.jspecify.."))
                .check(house);
    }

    @Test
    void theLauncherAvoidsWhatMustNotRunBeforeMain() {
        noClasses()
                .that()
                .resideInAPackage("io.rowtally.launcher")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.nio..", "java.util.logging..", "java.lang.management..", "java.util.function.."))
                .check(house);
    }

    @Test
    void onlyInstrumentWritesByteCode() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.rowtally.instrument..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("net.bytebuddy", "net.bytebuddy.jar.."))
                .check(house);
    }

    @Test
    void nobodyKnowsTheServletApi() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("javax.servlet..", "jakarta.servlet.."))
                .check(house);
    }

    @Test
    void taggingAndTelemetryAndConfigAndSketchStandAlone() {
        for (String room : new String[] {"tagging", "telemetry", "config", "sketch"}) {
            noClasses()
                    .that()
                    .resideInAPackage("io.rowtally." + room + "..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                            "io.rowtally.bridge",
                            "io.rowtally.instrument..",
                            "io.rowtally.identity",
                            "io.rowtally.ledger",
                            "io.rowtally.runtime",
                            "io.rowtally.cli"))
                    .check(house);
        }
    }

    @Test
    void theCommandLineNeverLoadsABridgeClass() {
        noClasses()
                .that()
                .resideInAPackage("io.rowtally.cli..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.rowtally.bridge",
                        "io.rowtally.instrument..",
                        "io.rowtally.identity",
                        "io.rowtally.ledger",
                        "io.rowtally.runtime"))
                .check(house);
    }

    @Test
    void theLedgerKnowsNoDriverAndNoTagger() {
        noClasses()
                .that()
                .resideInAPackage("io.rowtally.ledger")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.rowtally.instrument..", "io.rowtally.tagging..", "io.rowtally.runtime", "java.sql.."))
                .check(house);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        List<Path> silent = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .forEach(silent::add);
        }
        assertEquals(Collections.emptyList(), silent);
    }

    @Test
    void noClassIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                int lines = Files.readAllLines(file).size();
                if (lines > LONGEST_CLASS) {
                    tooLong.add(file + ": " + lines);
                }
            }
        }
        assertEquals(Collections.emptyList(), tooLong);
    }
}
