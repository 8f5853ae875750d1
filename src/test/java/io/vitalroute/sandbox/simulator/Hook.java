package io.vitalroute.sandbox.simulator;

import java.net.URI;
import java.util.List;
import java.util.function.Function;

import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.http.HostSettings;
import io.vitalroute.sandbox.http.HttpHost;
import io.vitalroute.sandbox.http.Received;

/** Where notices arrive. */
final class Hook implements AutoCloseable {
    private final HttpHost host;

    Hook(Function<Received, Answer> answers) {
        this.host = HttpHost.start(HostSettings.on(0), answers::apply);
    }

    static Hook answering(int status) {
        return new Hook(request -> Answer.of(status));
    }

    URI uri() {
        return host.uri().resolve("/hook");
    }

    HttpHost host() {
        return host;
    }

    /** The POSTs that came. */
    List<Received> posts() {
        return host.requests().stream().filter(r -> r.method().equals("POST")).toList();
    }

    @Override
    public void close() {
        host.close();
    }
}
