package io.vitalroute.fhir.auth;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * An access token.
 *
 * @param renew from when on it is not used any more: a minute before it expires, or half its life where that is short
 */
record Token(String value, Instant renew) {
    private static final Duration MARGIN = Duration.ofSeconds(60);
    /** RFC 6749 section 5.1 only recommends expires_in; SMART makes five minutes the most. */
    private static final long USUAL_SECONDS = 300;

    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Reads a token endpoint's answer (RFC 6749 section 5).
     *
     * @throws ProblemException where there is no token in it; the message holds the error's code only
     */
    static Token read(String where, TokenExchange.Reply reply, Instant now) {
        JsonNode tree = tree(reply.body());
        String token = tree.path("access_token").asText();
        if (reply.status() / 100 != 2) {
            throw refused(where, reply.status(), tree.path("error").asText());
        }
        boolean bearer = tree.path("token_type").asText("bearer").equalsIgnoreCase("bearer");
        if (token.isEmpty() || !bearer) {
            throw problem(ProblemCode.D104_BAD_ANSWER, where, "the token endpoint's answer holds no bearer token");
        }
        Duration life = Duration.ofSeconds(tree.path("expires_in").asLong(USUAL_SECONDS));
        Duration margin = life.compareTo(MARGIN.multipliedBy(2)) < 0 ? life.dividedBy(2) : MARGIN;
        return new Token(token, now.plus(life).minus(margin));
    }

    boolean isFresh(Instant now) {
        return now.isBefore(renew);
    }

    @Override
    public String toString() {
        return "Token[until " + renew + "]";
    }

    private static ProblemException refused(String where, int status, String error) {
        String code = ERROR.matcher(error).matches() ? ", error " + error : "";
        boolean busy = status / 100 == 5 || status == 429 || status == 408;
        return problem(
                busy ? ProblemCode.D103_BUSY : ProblemCode.D106_UNAUTHORIZED,
                where,
                "the token endpoint answered HTTP " + status + code);
    }

    private static ProblemException problem(ProblemCode code, String where, String message) {
        return new ProblemException(Problem.of(code, Where.of(where), message));
    }

    private static JsonNode tree(String body) {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? JSON.createObjectNode() : tree;
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }
}
