package io.vitalroute.pipeline;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.PatientReading;

/** Readings that are summarised together: of one metric, as one account tells them. Two sources are never added up. */
record Series(Metric metric, String source, @Nullable String account) {
    static Series of(PatientReading reading) {
        Origin origin = reading.reading().origin();
        return new Series(reading.reading().metric(), origin.source(), origin.account());
    }
}
