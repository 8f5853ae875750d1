package io.vitalroute.sandbox.vendor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Apple Health's export, plain and zipped, and the app Health Auto Export. */
final class Apple {
    private final Person person;
    private final Day day;
    private final SplittableRandom random;

    Apple(Person person, Day day, SplittableRandom random) {
        this.person = person;
        this.day = day;
        this.random = random;
    }

    Script script() {
        return Script.of(export(), app());
    }

    private Script export() {
        int rate = random.nextInt(55, 90);
        int percent = random.nextInt(94, 99);
        int systolic = random.nextInt(108, 141);
        int diastolic = random.nextInt(62, 90);
        byte[] xml = Template.fill(
                "apple-health/export.xml",
                Map.ofEntries(
                        Map.entry("exported", day.apple(21, 0)),
                        Map.entry("measured", day.apple(16, 45)),
                        Map.entry("walkStart", day.apple(16, 13)),
                        Map.entry("sleepStart", day.apple(1, 10)),
                        Map.entry("sleepEnd", day.apple(2, 5)),
                        Map.entry("heartRate", rate),
                        Map.entry("saturation", percent),
                        Map.entry("pounds", BigDecimal.valueOf(random.nextInt(1_340, 1_960), 1)),
                        Map.entry("steps", random.nextInt(2_000, 4_000)),
                        Map.entry("systolic", systolic),
                        Map.entry("diastolic", diastolic)));
        Delivery zipped = new Delivery(
                "apple-health",
                "export",
                person.account("apple-health"),
                "application/zip",
                zip(xml),
                "an export.zip: fractions as %, pounds, a blood pressure that is there twice");
        return new Script(
                List.of(zipped),
                List.of(
                        Expected.one(person.patient(), "8867-4", BigDecimal.valueOf(rate), "/min", day.at(16, 45)),
                        Expected.one(person.patient(), "2708-6", BigDecimal.valueOf(percent), "%", day.at(16, 45)),
                        Expected.pressure(person.patient(), systolic, diastolic, day.at(16, 45))));
    }

    private Script app() {
        int systolic = random.nextInt(108, 141);
        int diastolic = random.nextInt(62, 90);
        BigDecimal kilograms = BigDecimal.valueOf(random.nextInt(6_100, 8_800), 2);
        byte[] metrics = Template.fill(
                "health-auto-export/metrics.json",
                Map.of(
                        "at",
                        day.apple(18, 20),
                        "low",
                        58,
                        "mean",
                        71,
                        "high",
                        103,
                        "kilograms",
                        kilograms,
                        "systolic",
                        systolic,
                        "diastolic",
                        diastolic,
                        "steps",
                        random.nextInt(20, 300)));
        byte[] workouts = Template.fill(
                "health-auto-export/workouts.json",
                Map.of(
                        "start",
                        day.apple(17, 2),
                        "end",
                        day.apple(17, 41),
                        "kilojoules",
                        BigDecimal.valueOf(13_025, 1)));
        return new Script(
                List.of(
                        app("metrics", metrics, "heart rate, weight, blood pressure and steps from the phone"),
                        app("workouts", workouts, "a ride, its energy in kilojoules")),
                List.of(
                        Expected.one(person.patient(), "29463-7", kilograms, "kg", day.at(18, 20)),
                        Expected.pressure(person.patient(), systolic, diastolic, day.at(18, 20))));
    }

    private Delivery app(String stream, byte[] body, String description) {
        return new Delivery(
                "health-auto-export",
                stream,
                person.account("health-auto-export"),
                "application/json",
                body,
                description);
    }

    private static byte[] zip(byte[] xml) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("apple_health_export/export.xml");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(xml);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
