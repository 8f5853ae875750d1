package io.vitalroute.sandbox.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.cloud.oauth.Consent;

import static org.assertj.core.api.Assertions.assertThat;

/** A client of a vendor's, as an engine is one. */
final class Visitor {
    static final String REDIRECT = "https://engine.example/connect/callback?vendor=1";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Map<String, String> settings;
    private String token = "";

    Visitor(VendorCloud cloud, Map<String, String> all) {
        String prefix = cloud.name() + ".";
        this.settings = all.entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix))
                .collect(Collectors.toMap(e -> e.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    static Visitor of(Simulator simulator, String vendor) {
        return new Visitor(simulator.cloud(vendor), simulator.settings());
    }

    String setting(String name) {
        return Optional.ofNullable(settings.get(name)).orElseThrow();
    }

    /** The bearer token of each request from now on. */
    Visitor bearing(String access) {
        token = access;
        return this;
    }

    /** A code, as the browser brings it back. */
    String code(VendorCloud cloud, int person, String... more) throws IOException, InterruptedException {
        cloud.oauth().consent(asked -> Optional.of(new Consent.Decision.Allowed(person, asked)));
        return query(authorize(more).headers().firstValue("Location").orElseThrow(), "code");
    }

    /** Connects whomever the vendor's consent names, whatever the vendor wants for it; gives the access token. */
    String connect(String verifier) throws Exception {
        String place = authorize("code_challenge", challenge(verifier), "code_challenge_method", "S256")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Map<String, String> form = fields(
                "action",
                "requesttoken",
                "grant_type",
                "authorization_code",
                "code",
                query(place, "code"),
                "redirect_uri",
                REDIRECT,
                "code_verifier",
                verifier);
        String pair = setting("client-id") + ":" + setting("client-secret");
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        form.put("client_id", setting("client-id"));
        form.put("client_secret", setting("client-secret"));
        HttpResponse<String> answer = send(
                "POST",
                URI.create(setting("token")),
                form(form),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Authorization", "Basic " + basic));
        JsonNode tokens = Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
        return tokens.findPath("access_token").asText();
    }

    HttpResponse<String> authorize(String... more) throws IOException, InterruptedException {
        Map<String, String> fields = fields(more);
        fields.putIfAbsent("response_type", "code");
        fields.putIfAbsent("client_id", setting("client-id"));
        fields.putIfAbsent("redirect_uri", REDIRECT);
        fields.putIfAbsent("state", "state-0123456789");
        return send("GET", URI.create(setting("authorize") + "?" + form(fields)), "", Map.of());
    }

    static String query(String address, String name) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .filter(p -> p.startsWith(name + "="))
                .map(p -> URLDecoder.decode(p.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /** POSTs a form to the token endpoint, with the client's id and secret in it. */
    JsonNode token(String... fields) throws IOException, InterruptedException {
        Map<String, String> all = fields(fields);
        all.putIfAbsent("client_id", setting("client-id"));
        all.putIfAbsent("client_secret", setting("client-secret"));
        return Json.read(form(URI.create(setting("token")), all).body().getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> form(URI to, Map<String, String> fields) throws IOException, InterruptedException {
        return send("POST", to, form(fields), Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** POSTs a form below the vendor's API. */
    byte[] post(String path, String... fields) throws IOException, InterruptedException {
        return form(URI.create(setting("api") + path), fields(fields)).body().getBytes(StandardCharsets.UTF_8);
    }

    /** POSTs JSON below the vendor's API. */
    HttpResponse<String> json(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Content-Type", "application/json");
        return send(method, URI.create(setting("api") + path), body, all);
    }

    HttpResponse<String> get(String path, String... fields) throws IOException, InterruptedException {
        String query = fields.length == 0 ? "" : "?" + form(fields(fields));
        return send("GET", URI.create(setting("api") + path + query), "", Map.of());
    }

    /** GETs what has to be there. */
    byte[] fetch(String path, String... fields) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path, fields);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    HttpResponse<String> send(String method, URI to, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!token.isEmpty() && !headers.containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** The S256 challenge of a verifier (RFC 7636 section 4.2). */
    static String challenge(String verifier) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
