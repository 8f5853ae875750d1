package io.vitalroute.source.connect;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.vitalroute.source.http.HttpExchange.Answer;
import io.vitalroute.source.vendor.OAuth;
import io.vitalroute.source.vendor.Vendor;

/** Reads what a token endpoint answers (RFC 6749 section 5), also wrapped as Withings does. */
final class TokenReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** RFC 6750 section 2.1 has fewer characters; vendors have more, none of them blank. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,8000}");

    private static final Duration LONGEST = Duration.ofDays(3650);

    private TokenReader() {}

    static TokenAnswer read(Vendor vendor, OAuth oauth, Answer answer, Instant now) {
        JsonNode body = tree(answer.body());
        if (!answer.isGood()) {
            return TokenFailure.byHttp(vendor, answer, body);
        }
        if (vendor.answers().status() != null) {
            JsonNode status = body.at(vendor.answers().status());
            if (!status.isInt()) {
                return TokenFailure.unreadable(vendor);
            }
            if (!vendor.answers().ok().contains(status.intValue())) {
                return TokenFailure.byStatus(vendor, status.intValue(), body);
            }
        }
        return granted(vendor, oauth, body, now);
    }

    private static TokenAnswer granted(Vendor vendor, OAuth oauth, JsonNode body, Instant now) {
        JsonNode answer = body.at(oauth.answer());
        String access = answer.path("access_token").asText();
        String refresh = answer.path("refresh_token").asText();
        boolean bearer = answer.path("token_type").asText("bearer").equalsIgnoreCase("bearer");
        if (!TOKEN.matcher(access).matches() || !bearer) {
            return TokenFailure.unreadable(vendor);
        }
        Tokens tokens = new Tokens(
                access, TOKEN.matcher(refresh).matches() ? refresh : null, now, now.plus(life(oauth, answer)));
        return new TokenAnswer.Granted(tokens, body);
    }

    private static Duration life(OAuth oauth, JsonNode answer) {
        Duration said = Duration.ofSeconds(answer.path("expires_in").asLong());
        Duration life = said.isNegative() || said.isZero() ? oauth.lives() : said;
        return life.compareTo(LONGEST) > 0 ? LONGEST : life;
    }

    static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? JSON.createObjectNode() : tree;
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }
}
