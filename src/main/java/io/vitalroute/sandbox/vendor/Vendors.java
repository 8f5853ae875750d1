package io.vitalroute.sandbox.vendor;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.vitalroute.reading.PatientRef.Identifier;

/** All vendors and their two people. The same seed and day give the same bytes. */
public final class Vendors {
    /** The namespace of the invented patients; 2.999 is the arc for examples (ITU-T X.660). */
    public static final String PATIENTS = "urn:oid:2.999.42.1";

    private static final Person ANNA = new Person(
            new Identifier(PATIENTS, "P-1001"),
            Map.of("withings", "31754210", "garmin", "5f1c0e7a-user-anna", "apple-health", "anna-phone"),
            ZoneId.of("Europe/Zurich"));
    private static final Person BEN = new Person(
            new Identifier(PATIENTS, "P-1002"),
            Map.of("garmin", "a90b44d2-user-ben", "health-auto-export", "ben-phone", "apple-health", "ben-phone"),
            ZoneId.of("America/New_York"));

    private Vendors() {}

    /** Who wears the devices. */
    public static List<Person> people() {
        return List.of(ANNA, BEN);
    }

    /** Everything, vendor by vendor. The day should lie in the past, for no reading is from the future. */
    public static Script all(long seed, LocalDate day) {
        return Script.of(withings(seed, day), garmin(seed, day), apple(seed, day));
    }

    /** Withings: measures with a repeat, a correction, a bad item and a late one; activity; sleep. */
    public static Script withings(long seed, LocalDate day) {
        return new Withings(ANNA, new Day(day, ANNA.zone()), new SplittableRandom(seed)).script();
    }

    /** Garmin: summaries of both people, a bad item among them, and a day that is replaced. */
    public static Script garmin(long seed, LocalDate day) {
        return new Garmin(ANNA, BEN, new Day(day, ANNA.zone()), new SplittableRandom(seed + 1)).script();
    }

    /** Apple Health's export and Health Auto Export. */
    public static Script apple(long seed, LocalDate day) {
        Day bens = new Day(day, BEN.zone());
        return Script.of(
                new Apple(BEN, bens, new SplittableRandom(seed + 2)).script(),
                new HealthAutoExport(BEN, bens, new SplittableRandom(seed + 3)).script());
    }

    /**
     * A payload with one reading, a weight of Withings, for load: each number is a reading of its own, a second after the
     * one before.
     */
    public static Delivery single(long number, LocalDate day) {
        return Withings.single(ANNA, new Day(day, ANNA.zone()), number);
    }
}
