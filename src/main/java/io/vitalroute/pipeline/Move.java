package io.vitalroute.pipeline;

import org.jspecify.annotations.Nullable;

import io.vitalroute.identity.Devices;
import io.vitalroute.pipeline.Ledger.Neighbour;
import io.vitalroute.pipeline.Ledger.Standing;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Reading.Status;

/**
 * A reading of the ledger that stands otherwise now.
 *
 * @param twin key of the reading that stands in its place from now on; null where it stands itself
 * @param reading null where its value is no longer kept: then it only stands behind another one than before
 * @param cause the reading that it moves by
 */
record Move(Neighbour row, @Nullable String twin, @Nullable Reading reading, PatientRef patient, Reading cause) {

    /** As counted: it has yielded to another source, or returned. */
    String label() {
        return twin == null ? "returned" : "yielded";
    }

    /** What goes out of it; null where receivers need not know. */
    @Nullable
    PatientReading out() {
        if (reading == null || row.known().stands() == (twin == null)) {
            return null;
        }
        Reading out = new Reading(
                reading.key(),
                reading.version(),
                reading.metric(),
                reading.value(),
                reading.time(),
                reading.origin().saidBy(cause.origin()),
                status(reading));
        return new PatientReading(out, patient, Devices.of(out, patient), isTold());
    }

    private Status status(Reading before) {
        if (twin != null) {
            return Status.ENTERED_IN_ERROR;
        }
        return isTold() && before.status() == Status.FINAL ? Status.AMENDED : before.status();
    }

    private boolean isTold() {
        return row.known().standing().told();
    }

    /** For the ledger. */
    Work.Moved moved() {
        return new Work.Moved(
                row.key(), row.known(), new Standing(row.known().standing().path(), twin, isTold() || twin == null));
    }
}
