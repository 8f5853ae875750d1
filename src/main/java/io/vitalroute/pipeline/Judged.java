package io.vitalroute.pipeline;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Ledger.Known;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Reading.Status;

/**
 * A reading beside what the ledger holds of its key.
 *
 * @param item id of the item that it comes and goes with, or null
 * @param known what the ledger holds; null for nothing
 */
record Judged(
        PatientReading of, @Nullable String item, @Nullable Known known, String fingerprint, Change change) {

    static Judged of(PatientReading reading, @Nullable String item, @Nullable Known known) {
        String fingerprint = Change.fingerprint(reading.reading());
        return new Judged(reading, item, known, fingerprint, Change.of(reading.reading(), fingerprint, item, known));
    }

    /** A reading that comes too late. */
    static Judged outdated(PatientReading reading, @Nullable Known known) {
        return new Judged(reading, null, known, "", Change.SUPERSEDED);
    }

    Reading reading() {
        return of.reading();
    }

    String key() {
        return of.reading().key();
    }

    /** Whether its source tells it still. */
    boolean alive() {
        return reading().status() != Status.ENTERED_IN_ERROR;
    }

    /** Whether receivers held it before. */
    boolean stood() {
        return known != null && known.stands();
    }

    /** Whether receivers were ever told of it. */
    boolean told() {
        return known != null && known.standing().told();
    }

    /** Key of the reading that stood in its place before, or null. */
    @Nullable
    String twin() {
        return known == null ? null : known.standing().twin();
    }

    /** Whether the same was told before. */
    boolean isRepeat() {
        return change == Change.REPEAT || change == Change.CONFIRMED;
    }
}
