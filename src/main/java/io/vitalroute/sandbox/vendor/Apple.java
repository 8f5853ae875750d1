package io.vitalroute.sandbox.vendor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Apple Health's export.zip. */
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
        int rate = random.nextInt(55, 90);
        int percent = random.nextInt(94, 99);
        int systolic = random.nextInt(108, 141);
        int diastolic = random.nextInt(62, 90);
        Map<String, Object> measured =
                Map.of("heartRate", rate, "saturation", percent, "systolic", systolic, "diastolic", diastolic);
        Delivery zipped = new Delivery(
                "apple-health",
                "export",
                person.account("apple-health"),
                "application/zip",
                zip(xml(measured)),
                "an export.zip: fractions as %, pounds, a blood pressure that is there twice");
        return new Script(
                List.of(zipped),
                List.of(
                        Expected.one(person.patient(), "8867-4", BigDecimal.valueOf(rate), "/min", day.at(16, 45)),
                        Expected.one(person.patient(), "2708-6", BigDecimal.valueOf(percent), "%", day.at(16, 45)),
                        Expected.pressure(person.patient(), systolic, diastolic, day.at(16, 45))));
    }

    private byte[] xml(Map<String, Object> measured) {
        Map<String, Object> values = new HashMap<>(measured);
        values.put("exported", day.apple(21, 0));
        values.put("measured", day.apple(16, 45));
        values.put("walkStart", day.apple(16, 13));
        values.put("sleepStart", day.apple(1, 10));
        values.put("sleepEnd", day.apple(2, 5));
        values.put("pounds", BigDecimal.valueOf(random.nextInt(1_340, 1_960), 1));
        values.put("steps", random.nextInt(2_000, 4_000));
        return Template.fill("apple-health/export.xml", values);
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
