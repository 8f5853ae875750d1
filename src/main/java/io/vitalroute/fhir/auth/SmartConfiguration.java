package io.vitalroute.fhir.auth;

import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a server says at {@code [base]/.well-known/smart-configuration} (SMART App Launch 2, conformance).
 *
 * @param methods token_endpoint_auth_methods_supported
 */
public record SmartConfiguration(Optional<URI> tokenEndpoint, Set<String> methods) {
    /** Where the document is, behind the server's base address. */
    public static final String PATH = "/.well-known/smart-configuration";

    /** Reads the document. */
    public static SmartConfiguration read(JsonNode document) {
        Set<String> methods = new HashSet<>();
        document.path("token_endpoint_auth_methods_supported").forEach(method -> methods.add(method.asText()));
        return new SmartConfiguration(uri(document.path("token_endpoint").asText()), Set.copyOf(methods));
    }

    /** Only an address that keeps secrets: https, or this machine for tests. */
    private static Optional<URI> uri(String text) {
        try {
            URI uri = URI.create(text);
            boolean local = "http".equals(uri.getScheme()) && "localhost".equals(uri.getHost());
            return "https".equals(uri.getScheme()) || local ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
