package io.vitalroute.hl7;

import io.vitalroute.problem.Problem;

/** What is answered to a message that was received. */
public sealed interface Verdict {

    /** It is safely kept. */
    record Accepted() implements Verdict {}

    /** AE or CE: something in it is wrong, or we failed while working on it. */
    record Failed(ErrorCode code, Problem problem) implements Verdict {}

    /** AR or CR: we don't take such a message, or cannot take any now. */
    record Refused(ErrorCode code, Problem problem) implements Verdict {}
}
