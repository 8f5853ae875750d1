package io.vitalroute.source.connect;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.source.connect.TokenAnswer.Failed;
import io.vitalroute.source.connect.TokenAnswer.Kind;
import io.vitalroute.source.http.HttpExchange.Answer;
import io.vitalroute.source.vendor.Answers;
import io.vitalroute.source.vendor.Vendor;

/** What the failure of a token request means (RFC 6749 section 5.2, and what vendors make of it). Nothing of a body is told but an error's code. */
final class TokenFailure {
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration LONG_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");

    /** Errors that say that we are wrong, not the patient's grant. */
    private static final Set<String> OURS = Set.of(
            "invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_scope", "invalid_request");

    private static final Set<String> PASSING = Set.of("temporarily_unavailable", "server_error", "slow_down");

    private TokenFailure() {}

    static Failed noAnswer(Vendor vendor) {
        return new Failed(
                Kind.PASSING, problem(ProblemCode.S201_NO_ANSWER, vendor, "the token endpoint did not answer"), PAUSE);
    }

    static Failed unreadable(Vendor vendor) {
        return new Failed(
                Kind.PASSING,
                problem(ProblemCode.S206_BAD_ANSWER, vendor, "the token endpoint's answer holds no token"),
                PAUSE);
    }

    /** By HTTP status and error code. */
    static Failed byHttp(Vendor vendor, Answer answer, JsonNode body) {
        String error = body.path("error").asText();
        String said = "the token endpoint answered HTTP " + answer.status()
                + (CODE.matcher(error).matches() ? ", error " + error : "");
        return failed(kind(answer.status(), error), vendor, said, pause(answer));
    }

    /** By a status within the answer, where HTTP always says 200. */
    static Failed byStatus(Vendor vendor, int status, JsonNode body) {
        Answers answers = vendor.answers();
        // Withings has one code for whatever is wrong with a parameter; only its text tells which it is
        boolean ours = body.path("error").asText().toLowerCase(Locale.ROOT).contains("client");
        Kind kind = answers.busy().contains(status) || answers.again().contains(status)
                ? Kind.PASSING
                : ours ? Kind.CLIENT : Kind.GRANT;
        return failed(kind, vendor, "the token endpoint answered with status " + status, PAUSE);
    }

    private static Kind kind(int status, String error) {
        if (status / 100 == 5 || status == 429 || status == 408 || status == 425 || PASSING.contains(error)) {
            return Kind.PASSING;
        }
        boolean grant = error.equals("invalid_grant") || (!OURS.contains(error) && (status == 400 || status == 403));
        return grant ? Kind.GRANT : Kind.CLIENT;
    }

    private static Failed failed(Kind kind, Vendor vendor, String said, Duration pause) {
        return switch (kind) {
            case GRANT -> new Failed(kind, problem(ProblemCode.S407_RECONNECT, vendor, said), pause);
            case PASSING -> new Failed(kind, problem(ProblemCode.S201_NO_ANSWER, vendor, said), pause);
            case CLIENT ->
                new Failed(
                        kind,
                        problem(ProblemCode.S406_CLIENT, vendor, said)
                                .hint("check " + vendor.name() + ".client-id and " + vendor.name()
                                        + ".client-secret, and its file in routes/sources"),
                        pause.compareTo(LONG_PAUSE) < 0 ? LONG_PAUSE : pause);
        };
    }

    private static Duration pause(Answer answer) {
        return answer.header("Retry-After")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked)
                .orElse(PAUSE);
    }

    private static Problem problem(ProblemCode code, Vendor vendor, String said) {
        return Problem.of(code, Where.of(vendor.name()), said);
    }
}
