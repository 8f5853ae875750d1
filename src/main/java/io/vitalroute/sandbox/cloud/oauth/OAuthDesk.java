package io.vitalroute.sandbox.cloud.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.oauth.Consent.Decision;
import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.http.Form;
import io.vitalroute.sandbox.http.OAuthClient;

/** A vendor's authorization server: its page and its token endpoint. */
public final class OAuthDesk {
    private final OAuthManners manners;
    private final OAuthClient client;
    private final int people;
    private final TokenBook book;
    private volatile Consent consent = Consent.page();
    private volatile Set<String> redirects = Set.of();

    /**
     * With no grants yet; a person decides on the page, and any redirect address is registered.
     *
     * @param people how many there are to sign in as
     */
    public OAuthDesk(OAuthManners manners, OAuthClient client, int people, Clock clock) {
        this.manners = manners;
        this.client = client;
        this.people = people;
        this.book = new TokenBook(manners, clock);
    }

    /** Who the client is. */
    public OAuthClient client() {
        return client;
    }

    /** How tokens are issued. */
    public OAuthManners manners() {
        return manners;
    }

    /** What has been issued. */
    public TokenBook book() {
        return book;
    }

    /** From now on others decide. */
    public void consent(Consent other) {
        consent = other;
    }

    /** From now on only these addresses are registered; none for all. */
    public void redirects(Set<String> registered) {
        redirects = Set.copyOf(registered);
    }

    /** The page, or the decision that was made on it (RFC 6749 section 4.1.1). */
    public Answer authorize(CloudRequest request) {
        Map<String, String> asked = new TreeMap<>(Form.read(request.received().query()));
        Map<String, String> form =
                request.method().equals("POST") ? Form.read(request.received().text()) : Map.of();
        form.forEach(asked::putIfAbsent);
        Optional<String> fault = fault(asked);
        if (fault.isPresent()) {
            return ConsentPage.refusal(400, fault.get());
        }
        if (manners.pkce() && !"S256".equals(asked.get("code_challenge_method"))) {
            return back(asked, Map.of("error", "invalid_request", "error_description", "PKCE with S256 is required"));
        }
        return decided(asked, form);
    }

    private Answer decided(Map<String, String> asked, Map<String, String> form) {
        Set<String> scopes = scopes(asked);
        Optional<Decision> decision =
                form.containsKey("decision") ? Optional.of(clicked(form, scopes)) : consent.decide(scopes);
        if (decision.isEmpty()) {
            asked.keySet()
                    .removeIf(name -> name.startsWith("scope:") || name.equals("decision") || name.equals("person"));
            return ConsentPage.of(manners.vendor(), asked, scopes, people);
        }
        if (!(decision.get() instanceof Decision.Allowed allowed)) {
            return back(asked, Map.of("error", "access_denied"));
        }
        Grant grant = new Grant(book.newId(), Math.floorMod(allowed.person(), people), allowed.scopes());
        String code =
                book.code(grant, asked.getOrDefault("redirect_uri", ""), asked.getOrDefault("code_challenge", ""));
        return back(asked, Map.of("code", code));
    }

    /** Exchanges a code or a refresh token (RFC 6749 sections 4.1.3 and 6). */
    public Tokens token(CloudRequest request) {
        if (!proven(request)) {
            return new Tokens.Refused("invalid_client", "client id and secret are wrong, or not where they belong");
        }
        return switch (request.text("grant_type")) {
            case "authorization_code" ->
                book.exchange(
                        request.text("code"), request.text("redirect_uri"), challenge(request.text("code_verifier")));
            case "refresh_token" -> book.refresh(request.text("refresh_token"));
            default -> new Tokens.Refused("unsupported_grant_type", "authorization_code and refresh_token only");
        };
    }

    private boolean proven(CloudRequest request) {
        return switch (manners.client()) {
            case ELSEWHERE -> true;
            case FORM ->
                request.text("client_id").equals(client.id())
                        && request.text("client_secret").equals(client.secret());
            case HEADER ->
                request.basic()
                        .filter(pair -> pair.equals(client.id() + ":" + client.secret()))
                        .isPresent();
        };
    }

    private Optional<String> fault(Map<String, String> asked) {
        String redirect = asked.getOrDefault("redirect_uri", "");
        if (!client.id().equals(asked.get("client_id"))) {
            return Optional.of("The client id is not registered.");
        }
        if (redirect.isEmpty() || (!redirects.isEmpty() && !redirects.contains(redirect))) {
            return Optional.of("The redirect address is not registered.");
        }
        return "code".equals(asked.get("response_type"))
                ? Optional.empty()
                : Optional.of("The response type must be code.");
    }

    private Set<String> scopes(Map<String, String> asked) {
        String text = asked.getOrDefault("scope", "");
        List<String> words = Arrays.asList(text.split("[ ,]+"));
        return text.isEmpty()
                ? new LinkedHashSet<>(manners.scopes())
                : manners.scopes().stream()
                        .filter(words::contains)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Decision clicked(Map<String, String> form, Set<String> scopes) {
        if (!"allow".equals(form.get("decision"))) {
            return new Decision.Denied();
        }
        String person = form.getOrDefault("person", "0");
        Set<String> ticked = scopes.stream()
                .filter(scope -> form.containsKey("scope:" + scope))
                .collect(Collectors.toSet());
        return new Decision.Allowed(person.matches("\\d{1,9}") ? Integer.parseInt(person) : 0, ticked);
    }

    private static Answer back(Map<String, String> asked, Map<String, String> said) {
        StringBuilder address = new StringBuilder(asked.getOrDefault("redirect_uri", ""));
        Map<String, String> fields = new TreeMap<>(said);
        Optional.ofNullable(asked.get("state")).ifPresent(state -> fields.put("state", state));
        fields.forEach((name, value) -> address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return new Answer(302, Map.of("Location", address.toString()), new byte[0]);
    }

    private static String challenge(String verifier) {
        if (verifier.isEmpty()) {
            return "";
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The time by the vendor's clock. */
    public Instant now() {
        return book.now();
    }
}
