package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.List;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Outbound;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;

/** Turns the readings of one patient into messages of one format. Pure: the same readings give the same bytes. */
@FunctionalInterface
public interface Encoder {
    /**
     * Encodes readings.
     *
     * @param destination the name that the messages carry
     * @param made when the engine took the payload over; stands for "now" in the messages
     */
    Encoded encode(String destination, PatientRef patient, List<PatientReading> readings, Instant made);

    /**
     * What became of the readings: each is in a message, or refused.
     *
     * @param refused what this format cannot say, and why
     */
    record Encoded(List<Outbound> outbound, List<Problem> refused) {}
}
