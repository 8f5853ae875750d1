package io.vitalroute.sandbox.crm;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.http.Hosted;
import io.vitalroute.sandbox.http.HttpHost;
import io.vitalroute.sandbox.http.Received;

/**
 * A receiver of webhooks. A wrong signature gets 401, a missing idempotency key 400, and a key that is known gets 200
 * again without being taken twice.
 */
public final class CrmInbox implements Hosted {
    private final CrmSettings settings;
    private final Map<String, Webhook> taken = new LinkedHashMap<>();
    private final HttpHost host;

    private CrmInbox(CrmSettings settings) {
        this.settings = settings;
        this.host = HttpHost.start(settings.host(), this::answer);
    }

    /** Starts an inbox. */
    public static CrmInbox start(CrmSettings settings) {
        return new CrmInbox(settings);
    }

    /** Where webhooks are posted to. */
    public URI url() {
        return host.uri().resolve("/webhooks");
    }

    /** What was taken, each key once, in order. */
    public List<Webhook> taken() {
        synchronized (taken) {
            return List.copyOf(taken.values());
        }
    }

    @Override
    public HttpHost host() {
        return host;
    }

    private Answer answer(Received request) {
        if (!request.path().equals("/webhooks")) {
            return Answer.of(404);
        }
        if (!request.method().equals("POST")) {
            return Answer.of(405);
        }
        Signature signature = settings.signature();
        if (signature != null && !signature.fits(request)) {
            return Answer.of(401);
        }
        Optional<String> key = request.header(settings.keyHeader());
        if (key.isEmpty()) {
            return Answer.json(400, "{\"error\":\"a request needs the header " + settings.keyHeader() + "\"}");
        }
        synchronized (taken) {
            boolean isNew = taken.putIfAbsent(key.get(), new Webhook(key.get(), request)) == null;
            return Answer.json(isNew ? 201 : 200, "{\"status\":\"ok\"}");
        }
    }
}
