package io.vitalroute.camel.access;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.vitalroute.fhir.auth.TokenExchange;

/** Carries token requests over HTTP, with the destination's own certificates. */
final class HttpTokens implements TokenExchange {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final KeyStores stores;
    private @Nullable HttpClient client;

    HttpTokens(KeyStores stores) {
        this.stores = stores;
    }

    @Override
    public Reply post(Request request) throws IOException {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.uri())
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(request.form()));
        request.headers().forEach(http::header);
        try {
            HttpResponse<String> answer = client().send(http.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a token");
        }
    }

    /** Made when it is first needed: most destinations need no tokens. */
    private synchronized HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(TIMEOUT);
            stores.context().ifPresent(builder::sslContext);
            known = builder.build();
            client = known;
        }
        return known;
    }
}
