package io.vitalroute.fhir;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.ProblemCode;

/**
 * What an HTTP status and the issue codes mean for a delivery (R4 http.html#Status-Codes, valueset-issue-type.html).
 *
 * @param divisible whether a single entry can be the cause
 */
record Verdict(
        ProblemCode code, boolean divisible, @Nullable String hint) {
    /** Issue types under {@code transient}, and those that pass by themselves. */
    private static final Set<String> PASSING =
            Set.of("transient", "lock-error", "no-store", "exception", "timeout", "incomplete", "throttled");

    static Verdict of(int status, ServerWords said) {
        if (status == 401 || status == 403) {
            return retry(ProblemCode.D106_UNAUTHORIZED, "check credentials and scopes of this destination");
        }
        if (status == 412 || said.codes().contains("multiple-matches")) {
            String hint =
                    "the server holds several resources under one identifier: merge or delete them there, then resend";
            return new Verdict(ProblemCode.D107_SEVERAL_MATCH, true, hint);
        }
        if (isPassing(status, said)) {
            return retry(ProblemCode.D103_BUSY, null);
        }
        if (status / 100 == 3 || status == 0 || (status == 404 && !said.isFhir())) {
            return retry(ProblemCode.D104_BAD_ANSWER, "check that the address is the base of a FHIR server");
        }
        return refused(status);
    }

    private static boolean isPassing(int status, ServerWords said) {
        boolean server = status / 100 == 5 && status != 501 && status != 505;
        boolean busy = status == 408 || status == 423 || status == 425 || status == 429;
        boolean conflict = status == 409 && !said.codes().contains("duplicate");
        boolean passing = !said.codes().isEmpty() && PASSING.containsAll(said.codes());
        return server || busy || conflict || passing;
    }

    private static Verdict refused(int status) {
        return switch (status) {
            case 404 ->
                new Verdict(
                        ProblemCode.D101_REFUSED,
                        true,
                        "what the Bundle refers to, such as the patient, is not known there");
            case 405, 501 ->
                new Verdict(
                        ProblemCode.D101_REFUSED,
                        false,
                        "the server cannot do it; choose another bundle or mode for it");
            case 406, 415 -> new Verdict(ProblemCode.D101_REFUSED, false, "the server does not take FHIR JSON");
            case 413 -> new Verdict(ProblemCode.D101_REFUSED, true, "lower max-entries of this destination");
            default -> new Verdict(ProblemCode.D101_REFUSED, true, null);
        };
    }

    private static Verdict retry(ProblemCode code, @Nullable String hint) {
        return new Verdict(code, false, hint);
    }
}
