package io.vitalroute.source.push;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import io.vitalroute.source.vendor.Answers;
import io.vitalroute.source.vendor.Subscribing.Members;

/**
 * A subscription as the vendor tells of it.
 *
 * @param topic what it is about; empty where the vendor has one for all
 * @param callback where its notices go
 * @param remote the vendor's id of it; null where it has none
 * @param expires when it ends; null for never
 * @param active whether it works
 */
record Subscribed(
        String topic,
        String callback,
        @Nullable String remote,
        @Nullable Instant expires,
        boolean active) {
    private static final JsonMapper JSON = new JsonMapper();

    /** All of an answer, whether it holds an array or one. */
    static List<Subscribed> list(byte[] answer, Members members) throws IOException {
        JsonNode items = JSON.readTree(answer).at(members.items());
        List<Subscribed> all = new ArrayList<>();
        if (items.isArray()) {
            items.forEach(item -> all.add(of(item, members)));
        } else if (items.isObject()) {
            all.add(of(items, members));
        }
        return all;
    }

    /** What the vendor signs with, where the answer tells it. */
    static @Nullable String secret(byte[] answer, Members members) throws IOException {
        return members.secret() == null ? null : text(JSON.readTree(answer), members.secret());
    }

    /** Whether the answer's own code, where the vendor has one, is good. */
    static boolean isOk(byte[] answer, Answers answers) {
        if (answers.status() == null) {
            return true;
        }
        try {
            return answers.ok()
                    .contains(JSON.readTree(answer).at(answers.status()).asInt(-1));
        } catch (IOException e) {
            return false;
        }
    }

    private static Subscribed of(JsonNode item, Members members) {
        List<String> topic = new ArrayList<>();
        for (JsonPointer at : members.topic()) {
            String word = text(item, at);
            topic.add(word == null ? "" : word);
        }
        String callback = text(item, members.callback());
        return new Subscribed(
                String.join(".", topic),
                callback == null ? "" : callback,
                text(item, members.remote()),
                time(text(item, members.expires())),
                members.active() == null || item.at(members.active()).asBoolean(true));
    }

    private static @Nullable String text(JsonNode item, @Nullable JsonPointer at) {
        String text = at == null ? "" : item.at(at).asText("");
        return text.isEmpty() ? null : text;
    }

    /** ISO 8601; UTC where it says no offset. What cannot be read is as good as soon over: it is renewed then. */
    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.matches(".*(?:Z|[+-]\\d{2}:?\\d{2})")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
