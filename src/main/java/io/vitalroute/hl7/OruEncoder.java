package io.vitalroute.hl7;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

    public OruEncoder(OruProfile profile) {
        this.profile = profile;
    }

    /**
     * Everything that HL7 v2 can say, in messages, and what it cannot, with the reason: nothing holds up the others. Messages
     * are cut by the profile's limit, and two versions of one reading never share one, so that the receiver takes them in
     * one by one.
     *
     * @param readings all of this patient, in order
     * @param made MSH-7; the time of the work, not of the attempt to send
     */
    public Encoded encode(PatientRef patient, List<PatientReading> readings, Instant made) {
        checkPatient(patient, readings);
        List<OruMessage> messages = new ArrayList<>();
        List<Encoded.Unsaid> unsaid = new ArrayList<>();
        Draft draft = draft(patient, made);
        for (PatientReading reading : readings) {
            if (draft.size() == profile.maxReadings() || draft.holds(reading)) {
                messages.add(draft.finish());
                draft = draft(patient, made);
            }
            try {
                draft.add(reading, status(reading));
            } catch (ProblemException refused) {
                unsaid.add(new Encoded.Unsaid(reading.reading().key(), refused.first()));
            }
        }
        if (draft.size() > 0) {
            messages.add(draft.finish());
        }
        return new Encoded(List.copyOf(messages), List.copyOf(unsaid));
    }

    /**
     * One message with all the readings, however many.
     *
     * @throws ProblemException E101 for the first reading that HL7 v2 cannot say
     */
    public byte[] message(PatientRef patient, List<PatientReading> readings, Instant made) {
        check(patient, readings);
        Draft draft = draft(patient, made);
        readings.forEach(reading -> draft.add(reading, status(reading)));
        return draft.finish().bytes();
    }

    /**
     * Takes back readings that were filed to a patient whose they are not: OBX-11 {@code W}, without values, under the
     * patient that they were sent for.
     */
    public OruMessage wrongPatient(PatientRef wrong, List<PatientReading> readings, Instant made) {
        check(wrong, readings);
        Draft draft = draft(wrong, made);
        readings.forEach(reading -> draft.add(reading, ResultStatus.WRONG_PATIENT));
        return draft.finish();
    }

    private Draft draft(PatientRef patient, Instant made) {
        return new Draft(profile, patient, made);
    }

    private String status(PatientReading reading) {
        return ResultStatus.observation(reading.reading().status(), profile.dialect());
    }

    private static void check(PatientRef patient, List<PatientReading> readings) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("a message holds at least one reading");
        }
        checkPatient(patient, readings);
    }

    private static void checkPatient(PatientRef patient, List<PatientReading> readings) {
        for (PatientReading reading : readings) {
            if (!reading.patient().primary().equals(patient.primary())) {
                throw new IllegalArgumentException("a message holds readings of one patient only");
            }
        }
    }
}
