package io.vitalroute.source.connect;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.http.HostSettings;
import io.vitalroute.sandbox.http.HttpHost;
import io.vitalroute.sandbox.http.Received;
import io.vitalroute.source.http.HttpExchange;
import io.vitalroute.store.Store;
import io.vitalroute.store.StoreSettings;
import io.vitalroute.store.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two engines over one database, four threads each, want the tokens of all accounts at the same time, over and over, of a
 * vendor that ends an account at the first refresh token that is shown twice.
 */
class RenewalRaceTest {
    private static final int ACCOUNTS = 20;
    private static final int ROUNDS = 50;

    private final TestClock clock = new TestClock();
    private final StoreSettings database = TestPostgres.fresh();
    private final Store one = Store.open(database, clock);
    private final Store two = Store.open(database, clock);
    private final Bench bench = new Bench(clock, one.invitations(), one.connections());
    private final HttpHost host = HttpHost.start(HostSettings.on(0).keepRequests(0), this::answer);
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        host.close();
        one.close();
        two.close();
    }

    @Test
    void a_thousand_refreshes_by_two_engines_at_once_lose_no_account() throws Exception {
        List<String> connections = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            connections.add(bench.connect("ring", Bench.ANNA, "u" + i).id());
        }
        List<AccessTokens> engines = List.of(engine(one), engine(two));

        for (int round = 0; round < ROUNDS; round++) {
            // by turns before the end, where the old token may still be used, and after it, where all wait for the new
            // one
            clock.forward(round % 2 == 0 ? Duration.ofMinutes(55) : Duration.ofMinutes(61));
            List<Future<Integer>> work = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                AccessTokens engine = engines.get(thread % 2);
                int first = thread;
                work.add(threads.submit(() -> use(engine, connections, first)));
            }
            for (Future<Integer> done : work) {
                assertThat(done.get(60, TimeUnit.SECONDS)).isEqualTo(ACCOUNTS);
            }
        }

        assertThat(bench.desk.renewals()).isEqualTo(ACCOUNTS * ROUNDS);
        assertThat(bench.connections.list("ring", Connection.State.CONNECTED)).hasSize(ACCOUNTS);
    }

    /** Uses every account as a call does: a refused token is asked for again, once. */
    private int use(AccessTokens engine, List<String> connections, int first) {
        int used = 0;
        for (int i = 0; i < connections.size(); i++) {
            String connection = connections.get((first * 3 + i) % connections.size());
            AccessToken token = engine.get(connection);
            if (!bench.desk.accepts(token.value())) {
                engine.refused(token);
                token = engine.get(connection);
            }
            used += bench.desk.accepts(token.value()) ? 1 : 0;
        }
        return used;
    }

    private AccessTokens engine(Store store) {
        return new AccessTokens(bench.parts(store.connections(), overNetwork()), clock, bench.desk::await);
    }

    private HttpExchange overNetwork() {
        HttpClient client = HttpClient.newHttpClient();
        return request -> {
            HttpRequest.Builder builder = HttpRequest.newBuilder(
                            host.uri().resolve(request.uri().getPath()))
                    .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
            request.headers().forEach(builder::header);
            try {
                HttpResponse<byte[]> response = client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
                return new HttpExchange.Answer(response.statusCode(), Map.of(), response.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted");
            }
        };
    }

    private Answer answer(Received request) {
        try {
            URI uri = URI.create("https://vendor.example" + request.path());
            HttpExchange.Answer answer =
                    bench.desk.send(new HttpExchange.Request(request.method(), uri, Map.of(), request.body()));
            return new Answer(answer.status(), Map.of("Content-Type", "application/json"), answer.body());
        } catch (IOException e) {
            return Answer.of(503);
        }
    }
}
