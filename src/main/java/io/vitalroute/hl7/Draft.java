package io.vitalroute.hl7;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;

/** One message being written, reading by reading. */
final class Draft {
    private final Envelope envelope;
    private final Report report;
    private final String made;
    private final StringBuilder body = new StringBuilder(1024);
    private final List<PatientReading> readings = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    Draft(OruProfile profile, PatientRef patient, Instant made) {
        this.envelope = new Envelope(profile);
        this.report = new Report(profile);
        this.made = Timestamps.ofInstant(made);
        envelope.patient(body, patient);
    }

    /** Adds a reading, or throws E101 and leaves the message as it was. */
    void add(PatientReading reading, String status) {
        int before = body.length();
        try {
            report.append(body, readings.size() + 1, reading, status, made);
        } catch (ProblemException refused) {
            body.setLength(before);
            throw refused;
        }
        readings.add(reading);
        keys.add(reading.reading().key());
    }

    int size() {
        return readings.size();
    }

    /** Whether a version of this reading is in it. */
    boolean holds(PatientReading reading) {
        return keys.contains(reading.reading().key());
    }

    /** The message. Its control id is a hash of all of it, and an empty charset says that it is ASCII. */
    OruMessage finish() {
        String control = Ids.control(header("", true) + body);
        String text = header(control, true) + body;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length != text.length()) {
            bytes = (header(control, false) + body).getBytes(StandardCharsets.UTF_8);
        }
        return new OruMessage(control, bytes, List.copyOf(readings));
    }

    private String header(String control, boolean ascii) {
        StringBuilder out = new StringBuilder();
        envelope.header(out, made, control, ascii);
        return out.toString();
    }
}
