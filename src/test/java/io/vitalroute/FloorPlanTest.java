package io.vitalroute;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The house as code: a room uses only rooms below it, and the sisters never see each other. */
class FloorPlanTest {
    /** From the roof down. */
    private static final List<String> ROOMS = List.of(
            "cli",
            "api",
            "sandbox",
            "check",
            "store",
            "camel",
            "pipeline",
            "SISTERS",
            "reading",
            "config",
            "unit",
            "problem");

    private static final List<String> SISTERS =
            List.of("source", "mapping", "identity", "rule", "insight", "fhir", "hl7");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.vitalroute");

    @TestFactory
    Stream<DynamicTest> a_room_uses_only_rooms_below_it() {
        return allRooms()
                .map(room -> DynamicTest.dynamicTest(room, () -> {
                    String[] forbidden = notBelow(room).toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(packages(room))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden)
                            .allowEmptyShould(true)
                            .check(CLASSES);
                }));
    }

    @Test
    void the_simulated_world_knows_of_our_rooms_only_the_ground() {
        noClasses()
                .that()
                .resideInAPackage(packages("sandbox"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.concat(
                                Stream.of("cli", "api", "check", "store", "camel", "pipeline", "unit"),
                                SISTERS.stream())
                        .map(FloorPlanTest::packages)
                        .toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void only_camel_imports_camel() {
        only("org.apache.camel..", "camel", "check", "");
    }

    @Test
    void only_fhir_and_the_sandbox_import_HAPI_FHIR() {
        only("ca.uhn.fhir..", "fhir", "sandbox");
        only("org.hl7.fhir..", "fhir", "sandbox");
    }

    @Test
    void only_hl7_and_the_sandbox_import_HAPI_v2() {
        only("ca.uhn.hl7v2..", "hl7", "sandbox");
    }

    @Test
    void only_the_store_speaks_SQL() {
        only("java.sql..", "store");
        only("org.jdbi..", "store");
    }

    private static void only(String library, String... rooms) {
        String[] allowed = Stream.of(rooms)
                .map(room -> room.isEmpty() ? "io.vitalroute" : packages(room))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static Stream<String> allRooms() {
        return ROOMS.stream().flatMap(room -> room.equals("SISTERS") ? SISTERS.stream() : Stream.of(room));
    }

    private static List<String> notBelow(String room) {
        List<String> forbidden = new ArrayList<>();
        int floor = SISTERS.contains(room) ? ROOMS.indexOf("SISTERS") : ROOMS.indexOf(room);
        ROOMS.subList(0, floor).stream().map(FloorPlanTest::packages).forEach(forbidden::add);
        if (SISTERS.contains(room)) {
            SISTERS.stream()
                    .filter(s -> !s.equals(room))
                    .map(FloorPlanTest::packages)
                    .forEach(forbidden::add);
        }
        if (!room.equals("cli")) {
            forbidden.add(packages("sandbox"));
        }
        if (room.equals("sandbox")) {
            forbidden.remove(packages("sandbox"));
        }
        return forbidden;
    }

    private static String packages(String room) {
        return "io.vitalroute." + room + "..";
    }
}
