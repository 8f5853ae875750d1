package io.vitalroute.sandbox.cloud.oauth;

import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.http.Answer;

/** Answers to token requests as the standard wants them (RFC 6749 sections 5.1 and 5.2). */
public final class TokenAnswers {
    private TokenAnswers() {}

    /** As the standard wants it. */
    public static Answer plain(Tokens tokens) {
        return with(tokens, (issued, body) -> body);
    }

    /** As the standard wants it, with members of the vendor's own. */
    public static Answer with(Tokens tokens, BiFunction<Tokens.Issued, ObjectNode, ObjectNode> more) {
        if (tokens instanceof Tokens.Issued issued) {
            return Json.answer(200, more.apply(issued, body(issued)));
        }
        Tokens.Refused refused = (Tokens.Refused) tokens;
        return Json.answer(
                refused.status(), Json.object().put("error", refused.error()).put("error_description", refused.why()));
    }

    /** The members of a success; a vendor may add its own. */
    public static ObjectNode body(Tokens.Issued issued) {
        ObjectNode body = Json.object().put("access_token", issued.access());
        issued.refresh().ifPresent(token -> body.put("refresh_token", token));
        return body.put("expires_in", issued.lives().toSeconds())
                .put("scope", issued.scope())
                .put("token_type", "Bearer");
    }
}
