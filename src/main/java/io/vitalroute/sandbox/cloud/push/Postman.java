package io.vitalroute.sandbox.cloud.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends a vendor's notices and sends them again until they are taken. */
public final class Postman {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newFixedThreadPool(4, Postman::daemon))
            .build();

    private final PushManners manners;
    private final List<Notice> waiting = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> underway = new ArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();
    private volatile boolean twice;
    private volatile boolean backwards;

    /** With nothing to send yet. */
    public Postman(PushManners manners) {
        this.manners = manners;
    }

    /** From now on every notice is sent twice. */
    public void twice(boolean wanted) {
        twice = wanted;
    }

    /** From now on what is sent together is sent in the opposite order. */
    public void backwards(boolean wanted) {
        backwards = wanted;
    }

    /** Puts a notice with those that go next. */
    public synchronized void add(Notice notice) {
        waiting.add(notice);
    }

    /** Sends what waits; gives a future that is done when all of it is taken or given up. */
    public synchronized CompletableFuture<Void> send() {
        List<Notice> now = new ArrayList<>(waiting);
        waiting.clear();
        if (backwards) {
            Collections.reverse(now);
        }
        underway.removeIf(CompletableFuture::isDone);
        for (Notice notice : now) {
            for (int n = 0; n < (twice ? 2 : 1); n++) {
                underway.add(tries(notice, 0));
            }
        }
        return CompletableFuture.allOf(underway.toArray(CompletableFuture[]::new));
    }

    /** How many notices were taken. */
    public int taken() {
        return taken.get();
    }

    /** How many tries were not: another answer, or none in time. */
    public int refused() {
        return refused.get();
    }

    /** How many notices were given up after all tries. */
    public int givenUp() {
        return givenUp.get();
    }

    /** One request whose answer is waited for; empty where none comes. */
    public Optional<Integer> ask(String method, URI to, Notice notice) {
        try {
            return Optional.of(HTTP.send(request(method, to, notice), BodyHandlers.discarding())
                    .statusCode());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** One GET whose answer is waited for; empty where none of 2xx comes. */
    public Optional<String> get(URI to) {
        try {
            var answer = HTTP.send(
                    HttpRequest.newBuilder(to).timeout(manners.patience()).build(), BodyHandlers.ofString());
            return answer.statusCode() / 100 == 2 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private CompletableFuture<Boolean> tries(Notice notice, int before) {
        return HTTP.sendAsync(request("POST", notice.to(), notice), BodyHandlers.discarding())
                .handle((answer, fault) -> fault == null && manners.taken().test(answer.statusCode()))
                .thenCompose(good -> good ? takenOne() : again(notice, before));
    }

    private CompletableFuture<Boolean> again(Notice notice, int before) {
        refused.incrementAndGet();
        if (before >= manners.retries().size()) {
            givenUp.incrementAndGet();
            return CompletableFuture.completedFuture(false);
        }
        long pause = manners.retries().get(before).toMillis();
        Executor later = CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS);
        return CompletableFuture.supplyAsync(() -> before + 1, later).thenCompose(n -> tries(notice, n));
    }

    private CompletableFuture<Boolean> takenOne() {
        taken.incrementAndGet();
        return CompletableFuture.completedFuture(true);
    }

    private HttpRequest request(String method, URI to, Notice notice) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .timeout(manners.patience())
                .header("Content-Type", notice.mediaType())
                .method(method, HttpRequest.BodyPublishers.ofByteArray(notice.body()));
        notice.headers().forEach(request::header);
        return request.build();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sandbox-postman");
        thread.setDaemon(true);
        return thread;
    }
}
