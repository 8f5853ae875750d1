package io.vitalroute.fhir;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.TimeFrame;

/** Everything that is decided about one Observation before it is written; or the problem why it can't be. */
record Plan(PatientReading reading, MetricForm form, Said said, Claims claims, String uuid, EntryRequest request) {

    /** Either a plan or a problem. */
    record Result(@Nullable Plan plan, @Nullable Problem problem) {}

    static Result of(PatientReading patientReading, MetricForm form, FhirProfile settings, String uuid) {
        Reading reading = patientReading.reading();
        Said said = Said.of(reading);
        Claims claims = Claims.of(form, said, reading.time());
        String why = objection(form, claims, reading);
        if (why != null) {
            said = Said.not(reading, why);
        }
        if (said instanceof Said.Not not) {
            return new Result(null, not.problem());
        }
        EntryRequest request = EntryRequest.observation(settings, reading, uuid, patientReading.update());
        return new Result(new Plan(patientReading, form, said, claims, uuid, request), null);
    }

    /**
     * Under a code that binds to a vital signs profile nothing is sent that does not meet it: it would be misread. Only a
     * deletion goes out in any case: what it takes back would be misread much longer.
     */
    private static @Nullable String objection(MetricForm form, Claims claims, Reading reading) {
        if (reading.time() instanceof TimeFrame.During during && during.to().isBefore(during.from())) {
            return "a time span that ends before it starts";
        }
        ProfileRule vital = form.vital();
        if (vital == null || claims.profiles().contains(vital.url()) || reading.status() == Status.ENTERED_IN_ERROR) {
            return null;
        }
        String profile = vital.url().substring(vital.url().lastIndexOf('/') + 1);
        return String.format(
                Locale.ROOT,
                "a form or unit that the vital signs profile %s, to which the code binds, forbids",
                profile);
    }
}
