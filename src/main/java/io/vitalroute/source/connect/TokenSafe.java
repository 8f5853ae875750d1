package io.vitalroute.source.connect;

import java.io.IOException;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tokens, sealed for their connection and opened again. */
record TokenSafe(Secrets secrets) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What tokens are sealed for. */
    static String purpose(String connection) {
        return "tokens " + connection;
    }

    SealedTokens seal(String connection, long version, Tokens tokens) {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("access", tokens.access());
        tree.put("refresh", tokens.refresh());
        tree.put("obtained", tokens.obtainedAt().toString());
        tree.put("expires", tokens.expiresAt().toString());
        try {
            byte[] sealed = secrets.seal(JSON.writeValueAsBytes(tree), purpose(connection));
            return new SealedTokens(connection, version, sealed, tokens.expiresAt());
        } catch (IOException e) {
            throw new IllegalStateException("a tree can be written");
        }
    }

    Tokens open(SealedTokens sealed) {
        try {
            JsonNode tree = JSON.readTree(secrets.open(sealed.sealed(), purpose(sealed.connection())));
            return new Tokens(
                    tree.path("access").asText(),
                    tree.path("refresh").textValue(),
                    Instant.parse(tree.path("obtained").asText()),
                    Instant.parse(tree.path("expires").asText()));
        } catch (IOException e) {
            throw new IllegalStateException("what was sealed here is JSON"); // without its cause, which quotes it
        }
    }
}
