package io.vitalroute.camel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.source.http.HttpExchange;

/** Calls to vendors outside of routes, with the JDK's client. It follows no redirection: a secret would go along. */
public final class JavaHttp implements HttpExchange {
    private static final Duration TIMEOUT = Duration.ofSeconds(25);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private @Nullable HttpClient client;

    @Override
    public Answer send(Request request) throws IOException {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.uri())
                .timeout(TIMEOUT)
                .method(
                        request.method(),
                        request.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(http::header);
        try {
            HttpResponse<byte[]> answer = client().send(http.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new HashMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            return new Answer(answer.statusCode(), headers, answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a vendor");
        }
    }

    /** Made when it is first needed. */
    private synchronized HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            known = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = known;
        }
        return known;
    }
}
