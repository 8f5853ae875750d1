package io.vitalroute.sandbox.crm;

import io.vitalroute.sandbox.http.Received;

/** A webhook that was taken. */
public record Webhook(String idempotencyKey, Received request) {}
