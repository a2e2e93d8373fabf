package io.rowtally;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls of the house: ARCHITECTURE.md says them in words, this test holds them. */
class HouseTest {
    private static final int LONGEST_CLASS = 400;
    private static final String HOUSE = "io.rowtally.";
    private static final List<String> COMMANDS = Arrays.asList("cli.attach", "cli.columns", "cli.export", "cli.report");
    private static final Path SOURCES = Paths.get("src/main/java");

    /** Each room with those that it may know; {@code a/*} stands for all rooms within a. What is above a room it does not know. */
    private static final Map<String, List<String>> DOORS = new TreeMap<>();

    static {
        mayKnow("launcher");
        mayKnow("hotspot");
        mayKnow("config");
        mayKnow("sketch");
        mayKnow("bridge", "hotspot");
        mayKnow("identity", "bridge", "config");
        mayKnow("instrument.weave", "bridge");
        mayKnow("instrument.concurrent", "instrument.weave", "bridge", "identity");
        mayKnow("instrument.jdbc", "instrument.weave", "bridge", "identity");
        mayKnow("instrument.security", "instrument.weave", "bridge");
        mayKnow("instrument.servlet", "instrument.weave", "bridge");
        mayKnow("instrument.work", "instrument.weave", "bridge");
        mayKnow("instrument", "instrument/*");
        mayKnow("tagging.lineage");
        mayKnow("tagging", "tagging.lineage", "tagging.value");
        mayKnow("tagging.value", "tagging"); // its categories
        mayKnow("telemetry.seal");
        mayKnow("telemetry", "telemetry.seal", "sketch");
        mayKnow("telemetry.verify", "telemetry", "telemetry.seal");
        mayKnow("ledger", "bridge", "identity", "sketch", "telemetry");
        mayKnow(
                "runtime",
                "bridge",
                "config",
                "identity",
                "instrument",
                "instrument/*",
                "ledger",
                "sketch",
                "tagging",
                "telemetry",
                "telemetry.seal");
        mayKnow("cli.terminal");
        mayKnow("cli.log", "cli.terminal", "telemetry");
        mayKnow("cli.attach", "cli.terminal");
        mayKnow("cli.columns", "cli.terminal", "tagging", "tagging.value");
        mayKnow("cli.export", "cli.log", "cli.terminal", "tagging");
        mayKnow("cli.report", "cli.log", "cli.terminal", "sketch", "telemetry");
        mayKnow("cli", "cli/*", "telemetry", "telemetry/*");
    }

    private static JavaClasses house;

    private static void mayKnow(String room, String... others) {
        DOORS.put(room, Arrays.asList(others));
    }

    @BeforeAll
    static void walkIn() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.rowtally");
    }

    @Test
    void everyRoomKnowsThoseThatItMayAndNoOther() {
        Map<String, Set<String>> unused = new TreeMap<>();
        DOORS.forEach((room, others) -> unused.put(room, new TreeSet<>(others)));
        Set<String> walls = new TreeSet<>();
        for (JavaClass type : house) {
            String room = String.valueOf(room(type));
            for (Dependency each : type.getDirectDependenciesFromSelf()) {
                String other = room(each.getTargetClass().getBaseComponentType());
                if (other != null && !other.equals(room)) {
                    String door = door(room, other);
                    if (door == null) {
                        walls.add(
                                type.getName() + " -> " + each.getTargetClass().getName());
                    } else {
                        unused.get(room).remove(door);
                    }
                }
            }
        }
        unused.values().removeIf(Set::isEmpty);
        assertEquals(Collections.emptySet(), walls, "through walls");
        assertEquals(Collections.emptyMap(), unused, "doors that nobody goes through");
    }

    /** Null outside of the house. */
    private static @Nullable String room(JavaClass type) {
        String room = type.getPackageName();
        return room.startsWith(HOUSE) ? room.substring(HOUSE.length()) : null;
    }

    /** The door by which a room knows another; null where a wall is. */
    private static @Nullable String door(String room, String other) {
        List<String> doors = DOORS.getOrDefault(room, Collections.emptyList());
        String within = other.replaceFirst("\\..*", "/*");
        return doors.contains(other) ? other : doors.contains(within) ? within : null;
    }

    @Test
    void aRoomOfTheCommandLineShowsItsCommandsAlone() {
        Set<String> shown = new TreeSet<>();
        for (JavaClass type : house) {
            String room = String.valueOf(room(type));
            if (COMMANDS.contains(room) && type.getModifiers().contains(JavaModifier.PUBLIC)) {
                shown.add(type.getName());
            }
        }
        shown.removeIf(name -> name.endsWith("Command"));
        assertEquals(Collections.emptySet(), shown);
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
                            "io.rowtally.cli.."))
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
