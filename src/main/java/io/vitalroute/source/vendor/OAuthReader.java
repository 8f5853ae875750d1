package io.vitalroute.source.vendor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonPointer;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.problem.ProblemCode;

/** From {@code oauth} of a file to what it says. */
record OAuthReader(Findings findings, Addresses addresses, Scopes scopes) {
    private static final JsonPointer SCOPE = JsonPointer.compile("/scope");

    OAuth read(Fields fields) {
        CallReader calls = new CallReader(findings, addresses, Blanks.CONNECTING);
        String vendor = addresses.vendor();
        String joinedBy = fields.text("joined-by");
        JsonPointer answer = findings.pointer(fields, "answer");
        Duration lives = findings.duration(fields, "lives");
        return new OAuth(
                addresses.base(fields, "authorize", vendor + ".authorize", findings),
                parameters(fields, "authorize-also"),
                scopes.list(),
                joinedBy == null ? " " : joinedBy.equals("none") ? "" : joinedBy,
                fields.flag("pkce", true),
                addresses.base(fields, "token", vendor + ".token", findings),
                OAuth.Client.valueOf(fields.need("client").toUpperCase(Locale.ROOT)),
                parameters(fields, "token-also"),
                parameters(fields, "refresh-also"),
                answer == null ? JsonPointer.empty() : answer,
                lives == null ? Duration.ZERO : lives,
                renewal(fields),
                account(fields, calls),
                granted(fields, calls),
                register(fields, calls),
                calls.read(fields, "revoke"));
    }

    private OAuth.Renewal renewal(Fields fields) {
        OAuth.Renewal renewal = OAuth.Renewal.valueOf(fields.need("renewal").toUpperCase(Locale.ROOT));
        if (renewal == OAuth.Renewal.NONE && fields.has("refresh-also")) {
            findings.say(
                    ProblemCode.C108_CONFLICT,
                    fields.at("refresh-also"),
                    "nothing is refreshed: renewal is none",
                    null);
        }
        return renewal;
    }

    private OAuth.AccountId account(Fields fields, CallReader calls) {
        Fields account = fields.fields("account").orElse(fields);
        return new OAuth.AccountId(calls.read(account, "call"), account.need("at"));
    }

    private OAuth.Granted granted(Fields fields, CallReader calls) {
        return fields.fields("granted")
                .map(granted -> {
                    JsonPointer at = findings.pointer(granted, "at");
                    return new OAuth.Granted(calls.read(granted, "call"), at == null ? SCOPE : at);
                })
                .orElseGet(() -> new OAuth.Granted(null, SCOPE));
    }

    private static List<Call> register(Fields fields, CallReader calls) {
        return fields.items("register").stream()
                .map(item -> calls.read(Fields.of(item)))
                .toList();
    }

    private Map<String, String> parameters(Fields fields, String key) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Node.Field field : Findings.entries(fields, key)) {
            Node.Text text = (Node.Text) field.value();
            CallReader.secret(field.key(), text, findings);
            parameters.put(field.key(), text.text());
        }
        return parameters;
    }
}
