package io.vitalroute.camel.push;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Settings;
import io.vitalroute.source.push.PublicKeys;

/** Public keys of vendors from the web; {@code VENDOR.keyset} overrules the address in the vendor's file. */
final class WebKeysets implements PublicKeys.Fetch {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final Settings settings;
    private @Nullable HttpClient client;

    WebKeysets(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String get(String vendor, String address) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(settings.get(vendor + ".keyset", address)))
                    .timeout(TIMEOUT)
                    .build();
            HttpResponse<String> answer = client().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException("HTTP " + answer.statusCode());
            }
            return answer.body();
        } catch (IllegalArgumentException e) {
            throw new IOException("not an address", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for public keys");
        }
    }

    /** Made when it is first needed: most vendors publish no keys. */
    private synchronized HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            known = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
            client = known;
        }
        return known;
    }
}
