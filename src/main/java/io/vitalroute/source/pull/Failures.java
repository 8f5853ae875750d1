package io.vitalroute.source.pull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.source.vendor.Answers;
import io.vitalroute.source.vendor.Limits;
import io.vitalroute.source.vendor.OAuth;
import io.vitalroute.source.vendor.Vendor;

/** What failures of a call mean. Its problems name vendor, feed and status, and never what stands in an answer. */
record Failures(Vendor vendor, Errand errand, Instant now, double jitter) {
    /** Texts of refusals stand near the beginning. */
    private static final int LOOKED_AT = 64 * 1024;

    /** By the HTTP status. */
    Verdict of(Answer answer) {
        int status = answer.status();
        if (status == 401) {
            return unauthorized();
        }
        if (status == 429) {
            return busy(answer);
        }
        if (status >= 500 || status == 408 || status == 425) {
            return broken(answer);
        }
        if (status >= 300 && status < 400) {
            return failed(
                    ProblemCode.S204_REFUSED,
                    "the vendor sends us elsewhere with status " + status,
                    "tokens are not carried along: see the address in the vendor file or the setting of it");
        }
        Optional<String> meaning = meaning(answer);
        if (status == 403) {
            return failed(
                    ProblemCode.S205_FORBIDDEN,
                    meaning.orElse("the vendor does not let us read this: status 403"),
                    "a scope may be missing, or a membership have lapsed; the patient can connect again");
        }
        return failed(
                ProblemCode.S204_REFUSED,
                meaning.orElse("the vendor refuses the call with status " + status),
                "see what the vendor's page says of it; the next errand tries it again");
    }

    /** By the vendor's own code. */
    Verdict of(int code, Answer answer) {
        Answers answers = vendor.answers();
        if (answers.unauthorized().contains(code)) {
            return unauthorized();
        }
        if (answers.busy().contains(code)) {
            return busy(answer);
        }
        if (answers.again().contains(code)) {
            return again(
                    ProblemCode.S201_NO_ANSWER,
                    "the vendor has a fault of its own: code " + code,
                    "it is tried again, less and less often");
        }
        return failed(
                ProblemCode.S204_REFUSED,
                "the vendor refuses the call with its code " + code,
                "see what the vendor's page says of it; the next errand tries it again");
    }

    /** A vendor that names a time is left alone by all. */
    private Verdict broken(Answer answer) {
        Verdict again = again(
                ProblemCode.S201_NO_ANSWER,
                "the vendor has a fault of its own: status " + answer.status(),
                "it is tried again, less and less often");
        return Waits.asked(answer, null, now)
                .map(until -> new Verdict(
                        new Step.Again(until, ((Step.Again) again.step()).problem()),
                        false,
                        Verdict.Token.GOOD,
                        new Verdict.Block(null, until)))
                .orElse(again);
    }

    private Verdict busy(Answer answer) {
        Instant until = Waits.asked(answer, vendor.limits().reset(), now)
                .orElseGet(() -> now.plus(Waits.backOff(errand.attempt() + 1, jitter)));
        Problem problem = problem(
                ProblemCode.S202_BUSY,
                "the vendor wants fewer calls",
                "it is called again when its time is over; if this is often so, lower the limits of the vendor file");
        return new Verdict(
                new Step.Again(until, problem), false, Verdict.Token.GOOD, new Verdict.Block(blocked(), until));
    }

    /** A vendor that limits accounts, too, has most likely limited this one. */
    private @Nullable String blocked() {
        boolean accounts = vendor.limits().all().stream().anyMatch(limit -> limit.per() == Limits.Per.ACCOUNT);
        return accounts ? errand.account() : null;
    }

    private Verdict unauthorized() {
        OAuth oauth = vendor.oauth();
        if (oauth == null || oauth.renewal() == OAuth.Renewal.NONE) {
            Problem problem = problem(
                    ProblemCode.S203_UNAUTHORIZED,
                    "the vendor does not accept our token, and there is no way to renew it",
                    "invite the patient to connect again");
            return new Verdict(new Step.Failed(problem), false, Verdict.Token.LOST, null);
        }
        Instant due = errand.attempt() <= 1 ? now : now.plus(Waits.backOff(errand.attempt() - 1, jitter));
        Problem problem = problem(
                ProblemCode.S203_UNAUTHORIZED,
                "the vendor does not accept our token",
                "it is renewed, and tried again");
        return new Verdict(new Step.Again(due, problem), false, Verdict.Token.RENEW, null);
    }

    /** Tried again later. */
    Verdict again(ProblemCode code, String message, String hint) {
        Instant due = now.plus(Waits.backOff(errand.attempt(), jitter));
        return new Verdict(new Step.Again(due, problem(code, message, hint)), false, Verdict.Token.GOOD, null);
    }

    /** The errand ends. */
    Verdict failed(ProblemCode code, String message, String hint) {
        return new Verdict(new Step.Failed(problem(code, message, hint)), false, Verdict.Token.GOOD, null);
    }

    /** After a good answer that says that no further call is left. */
    Verdict.@Nullable Block spent(Answer answer) {
        Limits limits = vendor.limits();
        boolean none = Optional.ofNullable(limits.remaining())
                .flatMap(answer::header)
                .filter("0"::equals)
                .isPresent();
        return none
                ? Waits.reset(answer, limits.reset(), now)
                        .map(until -> new Verdict.Block(blocked(), until))
                        .orElse(null)
                : null;
    }

    /** What the vendor file says that a refusal means. */
    private Optional<String> meaning(Answer answer) {
        int length = Math.min(answer.body().length, LOOKED_AT);
        String body = new String(answer.body(), 0, length, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        return vendor.answers().refusals().entrySet().stream()
                .filter(refusal -> body.contains(refusal.getKey().toLowerCase(Locale.ROOT)))
                .map(java.util.Map.Entry::getValue)
                .findFirst();
    }

    private Problem problem(ProblemCode code, String message, String hint) {
        return Problem.of(code, Where.of(vendor.name() + "/" + errand.feed()), message)
                .hint(hint);
    }
}
