package io.vitalroute.source.connect;

import java.text.ParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jwt.JWTParser;

import io.vitalroute.source.vendor.OAuth;

/** Where an answer says who the account is and what was granted: from the top, or from where the standard members stand. */
final class Places {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private Places() {}

    /** The vendor's user id; empty where it isn't there. */
    static Optional<String> account(OAuth oauth, JsonNode answer) {
        String at = oauth.account().at();
        int hash = at.indexOf('#');
        JsonNode found = find(oauth, answer, JsonPointer.compile(hash < 0 ? at : at.substring(0, hash)));
        JsonNode id = hash < 0 ? found : claims(found.asText()).at(at.substring(hash + 1));
        return Optional.of(id.asText()).filter(text -> ID.matcher(text).matches());
    }

    /**
     * What was granted, as text with blanks or commas between, or as a list; empty where nothing stands there, which means:
     * what was asked for (RFC 6749 section 5.1).
     */
    static Optional<Set<String>> scopes(OAuth oauth, JsonNode answer) {
        JsonNode scope = find(oauth, answer, oauth.granted().at());
        Set<String> scopes = new HashSet<>();
        if (scope.isArray()) {
            scope.forEach(one -> scopes.add(one.asText()));
            return Optional.of(Set.copyOf(scopes));
        }
        for (String one : scope.asText().split("[\\s,]+", -1)) {
            if (!one.isEmpty()) {
                scopes.add(one);
            }
        }
        return scopes.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(scopes));
    }

    private static JsonNode find(OAuth oauth, JsonNode answer, JsonPointer pointer) {
        JsonNode top = answer.at(pointer);
        return top.isMissingNode() ? answer.at(oauth.answer()).at(pointer) : top;
    }

    /**
     * The claims of an ID token. Its signature is not looked at: it came from the token endpoint itself over TLS (OpenID
     * Connect Core 1.0 section 3.1.3.7, number 6), and nothing but who the user is there is taken from it.
     */
    private static JsonNode claims(String token) {
        try {
            return JSON.valueToTree(JWTParser.parse(token).getJWTClaimsSet().toJSONObject());
        } catch (ParseException e) {
            return JSON.createObjectNode();
        }
    }
}
