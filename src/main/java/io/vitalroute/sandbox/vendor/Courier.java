package io.vitalroute.sandbox.vendor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Pushes deliveries as vendors do: one POST each, and the answer is waited for. */
public final class Courier {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Ready at once. */
    public Courier() {}

    /** Posts the delivery's body; gives the status of the answer. */
    public int push(Delivery delivery, URI to, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", delivery.mediaType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
