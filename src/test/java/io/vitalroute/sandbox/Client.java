package io.vitalroute.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** An HTTP client for tests, which gives up after a while. */
public final class Client {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Duration patience;

    public Client(Duration patience) {
        this.patience = patience;
    }

    public static Client patient() {
        return new Client(Duration.ofSeconds(120));
    }

    /** Headers as name, value, name, value. */
    public HttpResponse<String> send(String method, URI uri, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(patience).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> post(URI uri, String json, String... headers) throws IOException, InterruptedException {
        return send("POST", uri, json, withType(headers));
    }

    public HttpResponse<String> put(URI uri, String json, String... headers) throws IOException, InterruptedException {
        return send("PUT", uri, json, withType(headers));
    }

    public HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return send("GET", uri, "");
    }

    private static String[] withType(String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/fhir+json";
        return all;
    }
}
