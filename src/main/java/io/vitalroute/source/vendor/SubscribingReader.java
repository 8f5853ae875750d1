package io.vitalroute.source.vendor;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.core.JsonPointer;

import io.vitalroute.config.Fields;

/** Reads the section {@code subscribing} of a vendor file, which {@link PushSpec} has checked. */
record SubscribingReader(Findings findings, Addresses addresses) {
    private static final Duration BEFORE = Duration.ofDays(7);

    Subscribing read(Fields fields) {
        CallReader calls = new CallReader(findings, addresses, Blanks.SUBSCRIBING);
        Duration before = findings.duration(fields, "renew-before");
        return new Subscribing(
                fields.need("per").equals("connection"),
                fields.texts("topics"),
                need(calls, fields, "subscribe"),
                calls.read(fields, "there"),
                calls.read(fields, "renew"),
                calls.read(fields, "revive"),
                need(calls, fields, "remove"),
                members(fields.fields("answer").orElseThrow()),
                before == null ? BEFORE : before);
    }

    private static Call need(CallReader calls, Fields fields, String key) {
        return calls.read(fields.fields(key).orElseThrow());
    }

    private Subscribing.Members members(Fields answer) {
        JsonPointer items = findings.pointer(answer, "items");
        JsonPointer callback = findings.pointer(answer, "callback");
        List<JsonPointer> topic = PushReader.pointers(answer, "topic", findings);
        return new Subscribing.Members(
                items == null ? JsonPointer.empty() : items,
                topic,
                callback == null ? JsonPointer.empty() : callback,
                findings.pointer(answer, "remote"),
                findings.pointer(answer, "expires"),
                findings.pointer(answer, "active"),
                findings.pointer(answer, "secret"));
    }
}
