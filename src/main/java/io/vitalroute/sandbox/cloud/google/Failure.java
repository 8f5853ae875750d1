package io.vitalroute.sandbox.cloud.google;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.http.Answer;

/** Errors as {@code google.rpc.Status} in JSON. */
final class Failure {
    private Failure() {}

    static Answer badRequest(String message) {
        return of(400, "INVALID_ARGUMENT", message);
    }

    static Answer unauthenticated() {
        return of(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
    }

    static Answer denied() {
        return of(403, "PERMISSION_DENIED", "Request had insufficient authentication scopes.");
    }

    static Answer missing() {
        return of(404, "NOT_FOUND", "Requested entity was not found.");
    }

    static Answer exhausted() {
        return of(
                429,
                "RESOURCE_EXHAUSTED",
                "Quota exceeded for quota metric 'Requests' of service 'health.googleapis.com'.");
    }

    static Answer of(int status, String name, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", status).put("message", message).put("status", name);
        return Json.answer(status, body);
    }
}
