package io.vitalroute.sandbox.cloud.google;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Inventions.Moment;
import io.vitalroute.sandbox.people.WearerDay;
import io.vitalroute.sandbox.people.Weighing;

/** What data points of the record type Sample say, and when there are any. */
final class Samples {
    private Samples() {}

    static void heartRate(Moment m, ObjectNode body) {
        body.put("beatsPerMinute", Integer.toString(m.day().heartRate(m.at())));
    }

    static void variability(Moment m, ObjectNode body) {
        body.put("rootMeanSquareOfSuccessiveDifferencesMilliseconds", m.day().rmssd(m.at()))
                .put("standardDeviationMilliseconds", m.day().sdnn(m.at()));
    }

    static void saturation(Moment m, ObjectNode body) {
        body.put("percentage", m.day().saturation(m.at()));
    }

    static void glucose(Moment m, ObjectNode body) {
        body.put("bloodGlucoseMilligramsPerDeciliter", m.wearer().glucose(m.at()))
                .put("specimen", "INTERSTITIAL_FLUID")
                .put("measurementSource", "CONTINUOUS_GLUCOSE_MONITORING");
    }

    static void weight(Moment m, ObjectNode body) {
        body.put("weightGrams", weighing(m).grams());
    }

    static void fat(Moment m, ObjectNode body) {
        body.put("percentage", BigDecimal.valueOf(weighing(m).fatPerMille(), 1));
    }

    static void temperature(Moment m, ObjectNode body) {
        body.put("temperatureCelsius", m.day().temperature().orElseThrow().celsius())
                .put("measurementLocation", "EAR");
    }

    static void breaths(Moment m, ObjectNode body) {
        body.putObject("fullSleepStats").put("breathsPerMinute", m.day().breaths());
    }

    static List<Moment> temperatures(WearerDay day) {
        return day.temperature().map(t -> moment(day, t.at())).stream().toList();
    }

    static List<Moment> wakings(WearerDay day) {
        return day.night().map(n -> moment(day, n.end())).stream().toList();
    }

    private static Weighing weighing(Moment m) {
        return m.day().weighing().orElseThrow();
    }

    private static Moment moment(WearerDay day, Instant at) {
        return new Moment(day.wearer(), day, at, at);
    }
}
