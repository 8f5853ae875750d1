package io.vitalroute.mapping.input;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;

import io.vitalroute.reading.Body;

/**
 * An {@code export.xml} in the shape of an Apple Health export, of any size and never in memory: the same seed and size
 * give the same bytes. Most of it is heart rate, with the other kinds of record, blood pressure correlations, workouts
 * with routes and activity summaries in between. All values are invented.
 */
public final class AppleExportGenerator extends InputStream {
    /** The least size that can be generated. */
    public static final long LEAST = 4096;

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE HealthData [
            <!-- HealthKit Export Version: 13 -->
            <!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
            <!ATTLIST HealthData
              locale CDATA #REQUIRED
            <!ELEMENT ExportDate EMPTY>
            ]>
            <HealthData locale="en_NO">
             <ExportDate value="2026-02-03 21:15:09 +0100"/>
             <Me HKCharacteristicTypeIdentifierDateOfBirth="1970-01-31" HKCharacteristicTypeIdentifierBloodType="HKBloodTypeNotSet"/>
            """;

    private static final String TAIL = "</HealthData>\n";
    private static final int LONGEST_ELEMENT = 3000;
    private static final String WATCH =
            "device=\"&lt;&lt;HKDevice: 0x28&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch&gt;\"";

    private final SplittableRandom random;
    private final StringBuilder text = new StringBuilder(HEAD);
    private long left;
    private long records;
    private long second;
    private long dayOf = -1;
    private String day = "";
    private byte[] chunk = new byte[0];
    private int given;
    private boolean closing;

    /**
     * @param seed decides every value
     * @param bytes how long the document is, at least {@link #LEAST}
     */
    public AppleExportGenerator(long seed, long bytes) {
        if (bytes < LEAST) {
            throw new IllegalArgumentException("at least " + LEAST + " bytes");
        }
        this.random = new SplittableRandom(seed);
        this.left = bytes;
    }

    /** The same document as a body that generates itself anew each time that it is opened. */
    public static Body body(long seed, long bytes) {
        return new Body() {
            @Override
            public long length() {
                return bytes;
            }

            @Override
            public InputStream open() {
                return new AppleExportGenerator(seed, bytes);
            }
        };
    }

    /** How many {@code Record} elements stood at the top level of what has been generated so far. */
    public long records() {
        return records;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (given == chunk.length && !refill()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - given);
        System.arraycopy(chunk, given, target, offset, count);
        given += count;
        return count;
    }

    private boolean refill() {
        if (closing) {
            return false;
        }
        while (text.length() < 1 << 16 && left - text.length() > LONGEST_ELEMENT + TAIL.length()) {
            element();
        }
        closing = left - text.length() <= LONGEST_ELEMENT + TAIL.length();
        if (closing) {
            text.append(" ".repeat((int) (left - text.length() - TAIL.length())))
                    .append(TAIL);
        }
        chunk = text.toString().getBytes(StandardCharsets.US_ASCII);
        left -= chunk.length;
        given = 0;
        text.setLength(0);
        return true;
    }

    private void element() {
        second += 1 + random.nextInt(300);
        int kind = random.nextInt(1000);
        if (kind < 700) {
            record("HKQuantityTypeIdentifierHeartRate", "count/min", 48 + random.nextInt(90), "", true);
        } else if (kind < 850) {
            record("HKQuantityTypeIdentifierStepCount", "count", 1 + random.nextInt(400), "", false);
        } else if (kind < 930) {
            record("HKQuantityTypeIdentifierOxygenSaturation", "%", 0, "." + (91 + random.nextInt(9)), false);
        } else if (kind < 960) {
            record("HKQuantityTypeIdentifierBodyMass", "lb", 120 + random.nextInt(90), "." + random.nextInt(10), false);
        } else if (kind < 990) {
            bloodPressure();
        } else if (kind < 997) {
            workout();
        } else {
            activitySummary();
        }
    }

    private void record(String type, String unit, int value, String fraction, boolean metadata) {
        records++;
        open("Record", type);
        text.append(" unit=\"").append(unit).append("\" value=\"").append(value).append(fraction);
        if (metadata) {
            text.append("\">\n  <MetadataEntry key=\"HKMetadataKeyHeartRateMotionContext\" value=\"")
                    .append(random.nextInt(3))
                    .append("\"/>\n </Record>\n");
        } else {
            text.append("\"/>\n");
        }
    }

    private void bloodPressure() {
        int systolic = 95 + random.nextInt(50);
        int diastolic = 55 + random.nextInt(30);
        record("HKQuantityTypeIdentifierBloodPressureSystolic", "mmHg", systolic, "", false);
        record("HKQuantityTypeIdentifierBloodPressureDiastolic", "mmHg", diastolic, "", false);
        open("Correlation", "HKCorrelationTypeIdentifierBloodPressure");
        text.append(">\n");
        long before = records;
        record("HKQuantityTypeIdentifierBloodPressureSystolic", "mmHg", systolic, "", false);
        record("HKQuantityTypeIdentifierBloodPressureDiastolic", "mmHg", diastolic, "", false);
        records = before;
        text.append(" </Correlation>\n");
    }

    private void workout() {
        open("Workout", "HKWorkout");
        text.append(" workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"31.5\" durationUnit=\"min\">\n");
        text.append("  <WorkoutStatistics type=\"HKQuantityTypeIdentifierHeartRate\" average=\"")
                .append(100 + random.nextInt(60))
                .append("\" unit=\"count/min\"/>\n  <WorkoutRoute>\n");
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append("   <Location latitude=\"59.9\" longitude=\"10.7\" altitude=\"")
                    .append(random.nextInt(300))
                    .append("\"/>\n");
        }
        text.append("  </WorkoutRoute>\n </Workout>\n");
    }

    private void activitySummary() {
        text.append(" <ActivitySummary dateComponents=\"").append(day()).append("\" appleStandHours=\"");
        text.append(random.nextInt(24)).append("\"/>\n");
    }

    private void open(String element, String type) {
        text.append(" <").append(element).append(" type=\"").append(type);
        text.append("\" sourceName=\"Apple Watch\" sourceVersion=\"10.2\" ").append(WATCH);
        time("creationDate");
        time("startDate");
        time("endDate");
    }

    private void time(String attribute) {
        int ofDay = (int) (second % 86_400);
        text.append(' ').append(attribute).append("=\"").append(day());
        two(' ', ofDay / 3600);
        two(':', ofDay / 60 % 60);
        two(':', ofDay % 60);
        text.append(" +0100\"");
    }

    private void two(char before, int number) {
        text.append(before).append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private String day() {
        if (second / 86_400 != dayOf) {
            dayOf = second / 86_400;
            day = LocalDate.of(2015, 1, 1).plusDays(dayOf % 4000).toString();
        }
        return day;
    }
}
