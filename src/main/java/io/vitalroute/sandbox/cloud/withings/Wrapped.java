package io.vitalroute.sandbox.cloud.withings;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.http.Answer;

/** Answers as Withings gives them: always 200, with a status of their own inside. */
final class Wrapped {
    static final int UNAUTHORIZED = 401;
    static final int INVALID = 503;
    static final int TOO_MANY = 601;
    static final int UNKNOWN_ACTION = 2554;

    private Wrapped() {}

    static Answer ok(ObjectNode body) {
        ObjectNode answer = Json.object().put("status", 0);
        answer.set("body", body);
        return Json.answer(200, answer);
    }

    static Answer error(int status, String why) {
        ObjectNode answer = Json.object().put("status", status);
        answer.set("body", Json.object());
        return Json.answer(200, answer.put("error", why));
    }
}
