package io.vitalroute.sandbox.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.JOSEException;

/**
 * An OAuth 2 authorization server with one flow: client credentials (RFC 6749 section 4.4), by secret in the header or
 * the body, or by {@code private_key_jwt} (RFC 7523) as SMART Backend Services uses it.
 */
public final class TokenServer implements AutoCloseable {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Clock clock = Clock.systemUTC();
    private final Duration lifetime;
    private final List<OAuthClient> clients;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final Set<String> usedIds = ConcurrentHashMap.newKeySet();
    private final HttpHost host;

    private TokenServer(HostSettings settings, Duration lifetime, List<OAuthClient> clients) {
        this.lifetime = lifetime;
        this.clients = List.copyOf(clients);
        this.host = HttpHost.start(settings, this::answer);
    }

    /** Starts a server whose tokens live so long. */
    public static TokenServer start(HostSettings settings, Duration lifetime, List<OAuthClient> clients) {
        return new TokenServer(settings, lifetime, clients);
    }

    /** Where tokens are asked for; also the audience of assertions. */
    public URI tokenUrl() {
        return host.uri().resolve("/token");
    }

    /** Whether a token was issued here, and has neither expired nor been revoked. */
    public boolean accepts(String token) {
        Instant expires = tokens.get(token);
        return expires != null && clock.instant().isBefore(expires);
    }

    /** Lets in whoever shows one of the tokens. */
    public Access access() {
        return Access.bearer(this::accepts);
    }

    /** Makes all tokens worthless before their time. */
    public void revokeAll() {
        tokens.clear();
    }

    /** What goes wrong, from now on. */
    public FaultPlan faults() {
        return host.faults();
    }

    /** The last requests, oldest first. */
    public List<Received> requests() {
        return host.requests();
    }

    @Override
    public void close() {
        host.close();
    }

    private Answer answer(Received request) {
        if (!request.path().equals("/token") || !request.method().equals("POST")) {
            return Answer.of(404);
        }
        Map<String, String> form = Form.read(request.text());
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return Answer.json(400, "{\"error\":\"unsupported_grant_type\"}");
        }
        if (client(request, form).isEmpty()) {
            return new Answer(
                    401,
                    Map.of("WWW-Authenticate", "Basic realm=\"sandbox\"", "Content-Type", "application/json"),
                    "{\"error\":\"invalid_client\"}".getBytes(StandardCharsets.UTF_8));
        }
        return issue(form.getOrDefault("scope", ""));
    }

    private Answer issue(String scope) {
        String token = UUID.randomUUID().toString();
        tokens.put(token, clock.instant().plus(lifetime));
        return Answer.json(
                200,
                "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":" + lifetime.toSeconds()
                        + ",\"scope\":\"" + scope.replaceAll("[^A-Za-z0-9/.*_: -]", "") + "\"}");
    }

    private Optional<OAuthClient> client(Received request, Map<String, String> form) {
        if (JWT_BEARER.equals(form.get("client_assertion_type"))) {
            return byAssertion(form.getOrDefault("client_assertion", ""));
        }
        Optional<String> basic = request.header("Authorization")
                .filter(value -> value.startsWith("Basic "))
                .map(value -> value.substring("Basic ".length()));
        if (basic.isPresent()) {
            String pair = new String(Base64.getDecoder().decode(basic.get()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : bySecret(Form.decode(pair.substring(0, colon)), Form.decode(pair.substring(colon + 1)));
        }
        return bySecret(form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""));
    }

    private Optional<OAuthClient> bySecret(String id, String secret) {
        return clients.stream()
                .filter(client -> client.id().equals(id) && secret.equals(client.secret()))
                .findFirst();
    }

    private Optional<OAuthClient> byAssertion(String text) {
        try {
            Assertion assertion = Assertion.parse(text);
            for (OAuthClient client : clients) {
                if (client.id().equals(assertion.issuer())
                        && assertion.proves(client, tokenUrl().toString(), clock.instant(), usedIds)) {
                    return Optional.of(client);
                }
            }
            return Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}
