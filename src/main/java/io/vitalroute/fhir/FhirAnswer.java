package io.vitalroute.fhir;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/**
 * What a server's answer to a Bundle means. Problems name status, issue codes and element paths; the server's own words
 * may repeat patient data and stand in {@code receiverText}, which is stored with the delivery and never logged.
 */
public sealed interface FhirAnswer {

    /** The server has all of it. */
    record Delivered(List<Stored> stored) implements FhirAnswer {}

    /** Some entries failed, of several; each failure's problem says whether to try again or to park it. */
    record Partly(List<Stored> stored, List<Failed> failed) implements FhirAnswer {}

    /**
     * The server refuses it and would refuse it again.
     *
     * @param suspects entries (from 0) that the server blames; empty where it names none
     * @param divisible whether one of several readings may be what is wrong, so that {@link FhirBundles} can part it from its
     *     neighbours
     */
    record Refused(Problem problem, @Nullable String receiverText, Set<Integer> suspects, boolean divisible)
            implements FhirAnswer {}

    /**
     * Not now.
     *
     * @param after how long the server asks to wait; null where it doesn't say
     */
    record Retry(
            Problem problem,
            @Nullable Duration after,
            @Nullable String receiverText) implements FhirAnswer {}

    /**
     * An entry that the server has.
     *
     * @param entry its place in the Bundle, from 0
     * @param status 201 created, 200 there before or replaced
     * @param location of the resource, where the server tells it
     */
    record Stored(int entry, int status, @Nullable String location) {
        /** The id out of {@code [base]/Observation/id/_history/1}, or null. */
        public @Nullable String id() {
            return location == null ? null : LocationText.id(location);
        }
    }

    /** An entry that the server does not have. */
    record Failed(int entry, Problem problem, @Nullable String receiverText) {}

    /**
     * Reads an answer.
     *
     * @param destination its name, for problems
     * @param sent the Bundle that is answered
     * @param now needed where {@code Retry-After} is a date
     */
    static FhirAnswer read(String destination, FhirReply reply, byte[] sent, Instant now) {
        return new AnswerReader(destination, reply, sent, now).read();
    }

    /** Reads the answer to a single request. */
    static FhirAnswer readSingle(String destination, FhirReply reply, byte[] sent, Instant now) {
        return new AnswerReader(destination, reply, sent, now).readSingle();
    }

    /** No answer came, or no connection. */
    static FhirAnswer silence(String destination) {
        Problem problem =
                Problem.of(ProblemCode.D102_NO_ANSWER, Where.of(destination), "the FHIR server did not answer");
        return new Retry(problem, null, null);
    }
}
