package io.vitalroute.hl7;

import java.util.Optional;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** What is looked at before a message is kept, and how each fault is answered. What the message means is looked at later. */
public final class Reception {
    private Reception() {}

    /** Why a message is not taken; empty for an observation report (ORU^R01) in a charset that can be read. */
    public static Optional<Verdict> refusal(byte[] message) {
        MessageHeader header = MessageHeader.read(message).orElse(null);
        if (header == null) {
            return refused(ErrorCode.SEGMENT_SEQUENCE, ProblemCode.S107_NOT_HL7, "no HL7 v2 message: there is no MSH");
        }
        if (!header.type().equals("ORU")) {
            return refused(ErrorCode.MESSAGE_TYPE, ProblemCode.S108_MESSAGE_TYPE, "only ORU^R01 is taken here");
        }
        if (!header.trigger().equals("R01")) {
            return refused(ErrorCode.EVENT_CODE, ProblemCode.S108_MESSAGE_TYPE, "only ORU^R01 is taken here");
        }
        if (header.controlId().isEmpty()) {
            return refused(ErrorCode.REQUIRED_FIELD, ProblemCode.S107_NOT_HL7, "MSH-10 is empty");
        }
        return Charsets.fits(message)
                ? Optional.empty()
                : Optional.of(new Verdict.Failed(
                        ErrorCode.DATA_TYPE,
                        problem(ProblemCode.S109_CHARSET, "the bytes are not of the charset that MSH-18 names")));
    }

    /** How a fault is answered: what is broken is refused, and where the store is away the sender is to try again. */
    public static Verdict of(Problem problem) {
        return switch (problem.code()) {
            case S103_TOO_LARGE -> new Verdict.Refused(ErrorCode.VALUE_TOO_LONG, problem);
            case S106_FRAME -> new Verdict.Failed(ErrorCode.SEGMENT_SEQUENCE, problem);
            default -> new Verdict.Refused(ErrorCode.INTERNAL, problem);
        };
    }

    /** How an exception on the way to the store is answered; its text is never passed on. */
    public static Verdict of(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof ProblemException known) {
                return of(known.first());
            }
        }
        return of(problem(ProblemCode.K101_UNAVAILABLE, "the message could not be kept: send it again later"));
    }

    private static Optional<Verdict> refused(ErrorCode code, ProblemCode problem, String message) {
        return Optional.of(new Verdict.Refused(code, problem(problem, message)));
    }

    private static Problem problem(ProblemCode code, String message) {
        return Problem.of(code, Where.of("mllp-in"), message);
    }
}
