package io.vitalroute.sandbox.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vitalroute.sandbox.Client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class HttpHostTest {
    private final AtomicInteger carriedOut = new AtomicInteger();
    private final HttpHost host = HttpHost.start(HostSettings.on(0), this::echo);
    private final URI uri = host.uri().resolve("/in?x=1");
    private final Client client = Client.patient();

    private Answer echo(Received request) {
        carriedOut.incrementAndGet();
        return Answer.json(200, "{\"echo\":\"" + request.text() + "\"}");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void a_request_is_answered_and_recorded() throws Exception {
        HttpResponse<String> answer = client.post(uri, "hello", "X-Key", "k1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"echo\":\"hello\"}");
        Received received = host.requests().get(0);
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.path()).isEqualTo("/in");
        assertThat(received.query()).isEqualTo("x=1");
        assertThat(received.header("x-KEY")).contains("k1");
        assertThat(received.text()).isEqualTo("hello");
        assertThat(received.toString()).doesNotContain("hello");
    }

    @Test
    void a_refusal_comes_as_often_as_planned_and_says_when_to_retry() throws Exception {
        host.faults().next(2, Fault.tooManyRequests(Duration.ofSeconds(7))).next(1, Fault.status(503));
        HttpResponse<String> first = client.post(uri, "a");
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("7");
        assertThat(client.post(uri, "a").statusCode()).isEqualTo(429);
        assertThat(client.post(uri, "a").statusCode()).isEqualTo(503);
        assertThat(carriedOut).hasValue(0);
        assertThat(client.post(uri, "a").statusCode()).isEqualTo(200);
        assertThat(host.requests()).hasSize(4);
    }

    @Test
    void a_fault_for_one_identifier_leaves_the_others_alone() throws Exception {
        host.faults().whenBodyHas("poison", Fault.status(422));
        assertThat(client.post(uri, "good").statusCode()).isEqualTo(200);
        assertThat(client.post(uri, "some poison here").statusCode()).isEqualTo(422);
        assertThat(client.post(uri, "poiso").statusCode()).isEqualTo(200);
        host.faults().clear();
        assertThat(client.post(uri, "some poison here").statusCode()).isEqualTo(200);
    }

    @Test
    void a_slow_answer_comes_in_the_end() throws Exception {
        host.faults().next(1, new Fault.Slow(Duration.ofMillis(300)));
        long before = System.nanoTime();
        assertThat(client.post(uri, "a").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    @Test
    void an_answer_that_trickles_is_whole_in_the_end() throws Exception {
        host.faults().next(1, new Fault.Trickle(4, Duration.ofMillis(100)));
        long before = System.nanoTime();
        assertThat(client.post(uri, "hello").body()).isEqualTo("{\"echo\":\"hello\"}");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    @Test
    void a_hanging_server_has_the_request_but_never_answers() {
        host.faults().always(new Fault.Hang());
        Client hasty = new Client(Duration.ofMillis(300));
        assertThat(catchThrowable(() -> hasty.post(uri, "a"))).isInstanceOf(HttpTimeoutException.class);
        assertThat(host.requests()).hasSize(1);
        assertThat(carriedOut).hasValue(0);
    }

    @Test
    void a_connection_closed_instead_of_an_answer_does_not_tell_whether_it_was_carried_out() {
        host.faults().next(1, new Fault.Close(true));
        assertThat(catchThrowable(() -> client.send("POST", uri, "a"))).isInstanceOf(IOException.class);
        int afterFirst = carriedOut.get();
        assertThat(afterFirst).isPositive();
        host.faults().clear();
        host.faults().always(new Fault.Close(false));
        assertThat(catchThrowable(() -> client.send("POST", uri, "a"))).isInstanceOf(IOException.class);
        assertThat(carriedOut).hasValue(afterFirst);
    }

    @Test
    void a_truncated_answer_follows_a_request_that_was_carried_out() {
        host.faults().always(new Fault.Truncate());
        assertThat(catchThrowable(() -> client.post(uri, "a"))).isInstanceOf(IOException.class);
        assertThat(carriedOut.get()).isPositive();
    }

    @Test
    void an_answer_in_HTML_is_no_success_whatever_its_status() throws Exception {
        host.faults().next(1, new Fault.Html(200));
        HttpResponse<String> answer = client.post(uri, "a");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(carriedOut).hasValue(0);
    }

    @Test
    void an_empty_201_follows_a_request_that_was_carried_out() throws Exception {
        host.faults().next(1, new Fault.Empty(201));
        HttpResponse<String> answer = client.post(uri, "a");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEmpty();
        assertThat(carriedOut).hasValue(1);
    }

    @Test
    void down_refuses_connections_and_up_listens_on_the_same_port() throws Exception {
        assertThat(client.post(uri, "a").statusCode()).isEqualTo(200);
        host.down();
        assertThat(catchThrowable(() -> client.post(uri, "a"))).isInstanceOf(ConnectException.class);
        host.up();
        assertThat(client.post(uri, "a").statusCode()).isEqualTo(200);
    }

    @Test
    void strangers_are_turned_away_and_users_are_let_in() throws Exception {
        Access access = Access.basic("engine", "sësame")
                .except(request -> request.path().equals("/free"));
        try (HttpHost guarded = HttpHost.start(HostSettings.on(0).access(access), this::echo)) {
            URI in = guarded.uri().resolve("/in");
            HttpResponse<String> refused = client.post(in, "a");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Basic");
            String pair = Base64.getEncoder().encodeToString("engine:sësame".getBytes(StandardCharsets.UTF_8));
            assertThat(client.post(in, "a", "Authorization", "Basic " + pair).statusCode())
                    .isEqualTo(200);
            assertThat(client.post(guarded.uri().resolve("/free"), "a").statusCode())
                    .isEqualTo(200);
        }
    }
}
