package io.vitalroute.camel.push;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.DnsClientOptions;
import org.jspecify.annotations.Nullable;

/** TXT records by the name servers of this machine. */
final class DnsTexts implements Senders.TextRecords {
    private static final int MILLIS = 2_000;

    private @Nullable Vertx vertx;

    @Override
    public List<String> of(String name) {
        try {
            return vertx().createDnsClient(new DnsClientOptions().setQueryTimeout(MILLIS))
                    .resolveTXT(name)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(2L * MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException e) {
            return List.of();
        }
    }

    /** Made when it is first needed: most installations name no such record. */
    private synchronized Vertx vertx() {
        Vertx known = vertx;
        if (known == null) {
            known = Vertx.vertx(new VertxOptions()
                    .setUseDaemonThread(true)
                    .setEventLoopPoolSize(1)
                    .setWorkerPoolSize(1));
            vertx = known;
        }
        return known;
    }
}
