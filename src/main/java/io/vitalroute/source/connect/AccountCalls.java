package io.vitalroute.source.connect;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.source.http.HttpExchange.Answer;
import io.vitalroute.source.http.HttpExchange.Request;
import io.vitalroute.source.vendor.Answers;
import io.vitalroute.source.vendor.Call;
import io.vitalroute.source.vendor.HttpCall;
import io.vitalroute.source.vendor.Template;
import io.vitalroute.source.vendor.Vendor;

/** The calls about an account itself: who it is, registering it, ending it. Blanks: {@code account, client-id,
 * client-secret, access-token, refresh-token, nonce, signature}. */
record AccountCalls(TokenEndpoint endpoint) {
    private static final int CONFLICT = 409;
    /** What says that the vendor does not know the account or its tokens any more. */
    private static final Set<Integer> GONE = Set.of(401, 403, 404, 410);

    /**
     * The vendor's user id.
     *
     * @throws RefusedException where the vendor does not tell
     */
    String account(TokenAnswer.Granted granted, Instant now) {
        JsonNode said = said(endpoint.oauth().account().call(), granted, "who the account is", now);
        return Places.account(endpoint.oauth(), said)
                .orElseThrow(() -> refused(ProblemCode.S206_BAD_ANSWER, "the vendor did not say who the account is"));
    }

    /** What the patient granted; empty where the vendor does not say. */
    Optional<Set<String>> scopes(TokenAnswer.Granted granted, Instant now) {
        return Places.scopes(
                endpoint.oauth(), said(endpoint.oauth().granted().call(), granted, "what was granted", now));
    }

    private JsonNode said(@Nullable Call call, TokenAnswer.Granted granted, String what, Instant now) {
        return call == null
                ? granted.body()
                : TokenReader.tree(
                        need(send(call, granted.tokens(), null, now), what).body());
    }

    /** Makes the calls without which no data flow; that it was done before is as good. */
    void register(Tokens tokens, String account, Instant now) {
        for (Call call : endpoint.oauth().register()) {
            Optional<Answer> answer = send(call, tokens, account, now);
            if (answer.isEmpty() || answer.get().status() != CONFLICT) {
                need(answer, "the registration of the account");
            }
        }
    }

    /** Ends it at the vendor; what went wrong, where it could not be ended. */
    Optional<Problem> revoke(Call call, Tokens tokens, String account, Instant now) {
        Optional<Answer> answer = send(call, tokens, account, now);
        boolean ended = answer.isPresent() && (isGood(answer.get()) || isGone(answer.get()));
        return ended ? Optional.empty() : Optional.of(goesOn("the vendor did not confirm the end: " + said(answer)));
    }

    /** That it may go on at the vendor. */
    Problem goesOn(String why) {
        return problem(ProblemCode.S201_NO_ANSWER, why)
                .hint("the patient takes the permission back in the vendor's own app");
    }

    private Optional<Answer> send(Call call, Tokens tokens, @Nullable String account, Instant now) {
        try {
            Map<String, Object> values = new HashMap<>();
            values.put("client-id", endpoint.client().id());
            values.put("access-token", tokens.access());
            values.put("client-secret", endpoint.client().secret());
            if (tokens.refresh() != null) {
                values.put("refresh-token", tokens.refresh());
            }
            if (account != null) {
                values.put("account", account);
            }
            if (call.names().contains("nonce")) {
                String action = Optional.ofNullable(call.form().get("action"))
                        .map(Template::toString)
                        .orElse("");
                endpoint.sign(action, now).ifPresent(signed -> {
                    values.put("nonce", signed.nonce());
                    values.put("signature", signed.signature());
                });
            }
            Vendor vendor = endpoint.vendor();
            Map<String, String> bearer =
                    Map.of("Authorization", "Bearer " + tokens.access(), "Accept", "application/json");
            return Optional.of(endpoint.http().send(Request.of(HttpCall.of(vendor, call, values), bearer)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Answer need(Optional<Answer> answer, String what) {
        return answer.filter(this::isGood)
                .orElseThrow(() -> refused(
                        ProblemCode.S201_NO_ANSWER, "the vendor did not answer about " + what + ": " + said(answer)));
    }

    private boolean isGood(Answer answer) {
        Answers answers = endpoint.vendor().answers();
        return answer.isGood() && (answers.status() == null || answers.ok().contains(status(answer, answers.status())));
    }

    private boolean isGone(Answer answer) {
        Answers answers = endpoint.vendor().answers();
        return answers.status() == null
                ? GONE.contains(answer.status())
                : answers.unauthorized().contains(status(answer, answers.status()));
    }

    private static int status(Answer answer, JsonPointer place) {
        return TokenReader.tree(answer.body()).at(place).asInt(-1);
    }

    private static String said(Optional<Answer> answer) {
        return answer.map(found -> "HTTP " + found.status()).orElse("no answer");
    }

    private RefusedException refused(ProblemCode code, String what) {
        return new RefusedException(Reason.NO_ANSWER, problem(code, what));
    }

    private Problem problem(ProblemCode code, String what) {
        return Problem.of(code, Where.of(endpoint.vendor().name()), what);
    }
}
