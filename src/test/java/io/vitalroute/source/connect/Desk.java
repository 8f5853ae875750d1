package io.vitalroute.source.connect;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.vitalroute.source.http.HttpExchange;

/**
 * A vendor's side: codes that work once, refresh tokens that work once, one access token per account. Whoever shows a used
 * refresh token loses all tokens of the account, as at strict vendors (RFC 9700 section 4.14.2).
 */
final class Desk implements HttpExchange {
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Grant> refreshes = new ConcurrentHashMap<>();
    private final Map<String, Grant> accesses = new ConcurrentHashMap<>();
    private final Map<String, Grant> used = new ConcurrentHashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private final Duration life;
    private int issued;
    private int renewals;
    private @Nullable Function<Request, Answer> disturbance;
    private boolean silent;

    Desk(Duration life) {
        this.life = life;
    }

    /** What a patient granted. */
    record Grant(
            String account,
            @Nullable String scope,
            @Nullable String challenge) {}

    /** The patient agreed: a code for the browser to bring back. */
    synchronized String code(Grant grant) {
        String code = "code-" + Randomness.text(12);
        codes.put(code, grant);
        return code;
    }

    /** From now on this answers in place of the desk where it gives something; null ends it. */
    synchronized void disturb(@Nullable Function<Request, Answer> instead) {
        disturbance = instead;
    }

    /** From now on no request is answered, or each. */
    synchronized void silent(boolean isSilent) {
        silent = isSilent;
    }

    /** The vendor ends every access token at once. */
    synchronized void dropAccess() {
        accesses.clear();
    }

    /** The vendor ends everything that the account granted. */
    synchronized void revoke(String account) {
        for (Map<String, Grant> tokens : List.of(refreshes, accesses)) {
            tokens.values().removeIf(grant -> grant.account().equals(account));
        }
    }

    synchronized boolean accepts(String access) {
        return accesses.containsKey(access);
    }

    synchronized int renewals() {
        return renewals;
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Everything that must be in no text: codes and tokens that were ever issued. */
    synchronized Set<String> issued() {
        Set<String> all = ConcurrentHashMap.newKeySet();
        List.of(codes, refreshes, accesses, used).forEach(map -> all.addAll(map.keySet()));
        return all;
    }

    @Override
    public Answer send(Request request) throws IOException {
        Answer answer = answer(request);
        synchronized (this) {
            notifyAll();
        }
        return answer;
    }

    /** Waits until something was answered, for so long at most. */
    synchronized void await(Duration longest) throws InterruptedException {
        wait(longest.toMillis());
    }

    private synchronized Answer answer(Request request) throws IOException {
        requests.add(request);
        if (silent) {
            throw new IOException("connection reset");
        }
        Answer instead = disturbance == null ? null : disturbance.apply(request);
        if (instead != null) {
            return instead;
        }
        return request.uri().getPath().equals("/v2/oauth2") ? token(form(request)) : resource(request);
    }

    private Answer token(Map<String, String> form) {
        return form.getOrDefault("grant_type", "").equals("refresh_token")
                ? refreshed(form.getOrDefault("refresh_token", ""))
                : exchanged(form);
    }

    private Answer exchanged(Map<String, String> form) {
        Grant grant = codes.remove(form.getOrDefault("code", ""));
        if (grant == null || !proves(form.get("code_verifier"), grant)) {
            return refused();
        }
        return issue(grant);
    }

    private static boolean proves(@Nullable String verifier, Grant grant) {
        return grant.challenge() == null ? verifier == null : grant.challenge().equals(Pkce.s256(verifier));
    }

    private Answer refreshed(String token) {
        Grant grant = refreshes.remove(token);
        if (grant == null) {
            Optional.ofNullable(used.get(token)).ifPresent(replayed -> revoke(replayed.account()));
            return refused();
        }
        used.put(token, grant);
        accesses.values().removeIf(other -> other.account().equals(grant.account()));
        renewals++;
        return issue(grant);
    }

    private Answer issue(Grant grant) {
        issued++;
        String access = "access-" + issued + "-" + Randomness.text(12);
        String refresh = "refresh-" + issued + "-" + Randomness.text(12);
        accesses.put(access, grant);
        refreshes.put(refresh, grant);
        String scope = grant.scope() == null ? "" : ",\"scope\":\"" + grant.scope() + "\"";
        return json(
                200,
                "{\"access_token\":\"" + access + "\",\"refresh_token\":\"" + refresh + "\",\"token_type\":\"Bearer\","
                        + "\"expires_in\":" + life.toSeconds() + ",\"user_id\":\"" + grant.account() + "\"" + scope
                        + "}");
    }

    private Answer resource(Request request) {
        String token = request.headers().getOrDefault("Authorization", "").replace("Bearer ", "");
        Grant grant = accesses.get(token);
        if (grant == null) {
            return json(401, "{}");
        }
        if (request.method().equals("DELETE")) {
            revoke(grant.account());
            return json(204, "");
        }
        return json(200, "{\"userId\":\"" + grant.account() + "\"}");
    }

    static Answer refused() {
        return json(400, "{\"error\":\"invalid_grant\"}");
    }

    static Answer json(int status, String text) {
        return new Answer(status, Map.of("content-type", "application/json"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The form of a request. */
    static Map<String, String> form(Request request) {
        return pairs(new String(request.body(), StandardCharsets.UTF_8));
    }

    /** The pairs of a form or a query. */
    static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return pairs;
    }

    /** An ID token without a signature. */
    static String idToken(String subject) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String head = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        String claims = encoder.encodeToString(("{\"sub\":\"" + subject + "\"}").getBytes(StandardCharsets.UTF_8));
        return head + "." + claims + ".";
    }
}
