package io.vitalroute.hl7;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;

/**
 * Readings to ORU^R01 messages (HL7 2.5.1 and 2.6, chapter 7; IHE PCD TF-2 3.1). The same readings, settings and time give
 * the same bytes. How readings become segments: see the package's page.
 */
public final class OruEncoder {
    /** What the encoder makes. */
    public static final String MEDIA_TYPE = "application/hl7-v2";

    private final OruProfile profile;
    private final Envelope envelope;
    private final Report report;

    public OruEncoder(OruProfile profile) {
        this.profile = profile;
        this.envelope = new Envelope(profile);
        this.report = new Report(profile);
    }

    /**
     * One message with all the readings.
     *
     * @param made MSH-7; the time of the work, not of the attempt to send
     * @throws ProblemException E101 with every reading that HL7 v2 cannot say; see {@link #refusal}
     */
    public byte[] message(PatientRef patient, List<PatientReading> readings, Instant made) {
        return encode(patient, readings, made, false).bytes();
    }

    /** As many messages as the profile's limit asks for, the readings in their order. */
    public List<OruMessage> messages(PatientRef patient, List<PatientReading> readings, Instant made) {
        List<OruMessage> result = new ArrayList<>();
        for (int from = 0; from < readings.size(); from += profile.maxReadings()) {
            int to = Math.min(readings.size(), from + profile.maxReadings());
            result.add(encode(patient, readings.subList(from, to), made, false));
        }
        return List.copyOf(result);
    }

    /**
     * Takes back readings that were filed to a patient whose they are not: OBX-11 {@code W}, without values, under the
     * patient that they were sent for.
     */
    public OruMessage wrongPatient(PatientRef wrong, List<PatientReading> readings, Instant made) {
        return encode(wrong, readings, made, true);
    }

    /** Why this reading cannot be said in HL7 v2; empty where it can. One bad reading need not hold up the others. */
    public Optional<Problem> refusal(PatientReading reading) {
        try {
            report.append(new StringBuilder(), 1, reading, status(reading, false), "");
            return Optional.empty();
        } catch (ProblemException refused) {
            return Optional.of(refused.first());
        }
    }

    private OruMessage encode(PatientRef patient, List<PatientReading> readings, Instant made, boolean wrong) {
        check(patient, readings);
        String time = Timestamps.ofInstant(made);
        StringBuilder body = new StringBuilder(256 + 320 * readings.size());
        envelope.patient(body, patient);
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (PatientReading reading : readings) {
            number++;
            try {
                report.append(body, number, reading, status(reading, wrong), time);
            } catch (ProblemException refused) {
                problems.addAll(refused.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return finish(body.toString(), time, readings);
    }

    private OruMessage finish(String body, String time, List<PatientReading> readings) {
        String control = Ids.control(header(time, "", true) + body);
        boolean ascii = isAscii(header(time, control, true)) && isAscii(body);
        byte[] bytes = (header(time, control, ascii) + body).getBytes(StandardCharsets.UTF_8);
        return new OruMessage(control, bytes, List.copyOf(readings));
    }

    private String header(String time, String control, boolean ascii) {
        StringBuilder out = new StringBuilder();
        envelope.header(out, time, control, ascii);
        return out.toString();
    }

    private String status(PatientReading reading, boolean wrong) {
        return wrong
                ? ResultStatus.WRONG_PATIENT
                : ResultStatus.observation(reading.reading().status(), profile.dialect());
    }

    private static void check(PatientRef patient, List<PatientReading> readings) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("a message holds at least one reading");
        }
        for (PatientReading reading : readings) {
            if (!reading.patient().primary().equals(patient.primary())) {
                throw new IllegalArgumentException("a message holds readings of one patient only");
            }
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
