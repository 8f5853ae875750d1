package io.vitalroute.durable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Sends payloads to engines and notes the newest value of each reading that an engine has answered for with 202. */
final class Sender {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Integer> promised = new ConcurrentHashMap<>();
    private final Semaphore answers = new Semaphore(0);

    /** Grams by key of the reading. */
    Map<String, Integer> promised() {
        return promised;
    }

    /** One permit for each acknowledged payload. */
    Semaphore answers() {
        return answers;
    }

    /** The status of the answer, or 0 where none came. */
    int send(EngineProcess engine, Weighing weighing) {
        URI uri = engine.uri("/in/withings/measures");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .header("X-API-Key", EngineProcess.KEY)
                .header("X-Account", weighing.account())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(weighing.payload()))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == 202) {
                promised.put(weighing.key(), weighing.grams());
                answers.release();
            }
            return status;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
