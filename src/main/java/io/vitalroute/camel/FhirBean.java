package io.vitalroute.camel;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import io.vitalroute.camel.access.Access;
import io.vitalroute.config.Settings;
import io.vitalroute.fhir.BundleType;
import io.vitalroute.fhir.Encoded.FhirBundle;
import io.vitalroute.fhir.FhirAnswer;
import io.vitalroute.fhir.FhirBundles;
import io.vitalroute.fhir.FhirCapability;
import io.vitalroute.fhir.FhirReply;
import io.vitalroute.fhir.auth.Authorization;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outbox.Delivery;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.RetryPolicy.Failure;

/** The bean {@code fhir}: how bundles are sent to a FHIR server, and what its answers do to deliveries. */
public final class FhirBean {
    private static final Logger LOG = LoggerFactory.getLogger("vitalroute.delivery");
    private static final String AUTHORIZATION = "Authorization";
    private static final int TRIES_UNTIL_KNOWN = 10;

    private final Settings settings;
    private final FhirTargets targets;
    private final FhirRequests requests;
    private final Clock clock;
    private final Map<String, Authorization> authorizations = new ConcurrentHashMap<>();

    FhirBean(Settings settings, FhirTargets targets, Outbox outbox, Clock clock) {
        this.settings = settings;
        this.targets = targets;
        this.requests = new FhirRequests(targets, outbox);
        this.clock = clock;
    }

    /** Adds what the server wants to see of us, and takes off what only we know of. */
    public void authorize(Exchange exchange) {
        Sent.bare(exchange);
        authorize(Sent.destination(exchange), exchange);
    }

    private void authorize(String destination, Exchange exchange) {
        exchange.getMessage().setHeader("Accept", FhirFormat.MEDIA_TYPE);
        authorization(destination).header(clock.instant()).ifPresent(value -> {
            exchange.getMessage().setHeader(AUTHORIZATION, value);
            exchange.setProperty(AUTHORIZATION, value);
        });
    }

    /**
     * Cuts or rewrites a message that was made before the server said what it can do, where it now turns out that it cannot
     * take it so. The new messages take its place in the queue.
     */
    public void fit(Exchange exchange) {
        Delivery delivery = Sent.of(exchange);
        Optional<FhirTarget> target = targets.find(delivery.outbound().destination());
        byte[] bytes = delivery.outbound().bytes();
        if (target.isPresent() && mayNotFit(target.get(), delivery, bytes)) {
            List<FhirBundle> parts = FhirBundles.refit(bytes, target.get().profile());
            if (!parts.isEmpty()) {
                String why = "made before it was known what the server can do, and rewritten to that";
                FhirRequests.end(exchange, FhirOutcome.replaced(delivery, parts, why));
            }
        }
    }

    private static boolean mayNotFit(FhirTarget target, Delivery delivery, byte[] bytes) {
        boolean single = target.profile().bundle() == BundleType.SINGLE;
        return target.isOlder(delivery.queuedAt()) || (single && FhirBundles.entries(bytes) > 1);
    }

    /** Makes the request out of the message; see {@link FhirRequests}. */
    public void request(Exchange exchange) {
        requests.make(exchange);
    }

    /** Turns the answer into the delivery's outcome. */
    public void answer(Exchange exchange) {
        HttpAnswer http = HttpAnswer.of(exchange);
        Delivery delivery = Sent.of(exchange);
        String destination = delivery.outbound().destination();
        refused(destination, http, exchange);
        FhirReply reply =
                new FhirReply(http.status(), http.header("Retry-After"), http.header("Location"), http.body());
        byte[] sent = FhirRequests.bundle(exchange);
        FhirAnswer answer = FhirRequests.isSingle(exchange)
                ? FhirAnswer.readSingle(destination, reply, sent, clock.instant())
                : FhirAnswer.read(destination, reply, sent, clock.instant());
        boolean creates = FhirRequests.creates(exchange);
        Object outcome = doubtful(delivery, http.status(), answer)
                .or(() -> awaitsCapabilities(delivery, answer))
                .orElseGet(() -> new FhirOutcome(delivery, sent, creates, clock.instant()).of(answer));
        exchange.getMessage().setBody(outcome);
        if (!(outcome instanceof Outcome.Delivered)) {
            targets.find(destination).ifPresent(FhirTarget::troubled);
        }
    }

    private void refused(String destination, HttpAnswer http, Exchange exchange) {
        if (http.status() == 401) {
            Optional.ofNullable(exchange.getProperty(AUTHORIZATION, String.class))
                    .ifPresent(authorization(destination)::refused);
        }
    }

    /** An answer that leaves it open whether the server has taken what it would store twice. */
    private Optional<Object> doubtful(Delivery delivery, int status, FhirAnswer answer) {
        boolean open = answer instanceof FhirAnswer.Retry && (status / 100 == 2 || status == 502 || status == 504);
        String destination = delivery.outbound().destination();
        boolean twice =
                targets.find(destination).map(target -> !target.isIdempotent()).orElse(false);
        return open && twice ? Optional.of(Faults.doubtful(destination, "HTTP " + status)) : Optional.empty();
    }

    /** What a server cannot do at all is no fault of the message as long as we have not read what it can do. */
    private Optional<Object> awaitsCapabilities(Delivery delivery, FhirAnswer answer) {
        boolean wholly = answer instanceof FhirAnswer.Refused refused && !refused.divisible();
        boolean may = targets.find(delivery.outbound().destination())
                .map(target -> target.mayLearn(clock.instant()) || target.isOlder(delivery.queuedAt()))
                .orElse(false);
        return wholly && may && delivery.attempt() < TRIES_UNTIL_KNOWN
                ? Optional.of(new Failure(((FhirAnswer.Refused) answer).problem(), null, null))
                : Optional.empty();
    }

    /** Whether the capability statement of a destination is to be read: at first, after failures, and every hour. */
    public boolean wantsCapabilities(String destination) {
        return targets.find(destination)
                .map(target -> target.wantsCapabilities(clock.instant()))
                .orElse(false);
    }

    /** Asks for the capability statement as deliveries are sent: with the same credentials, over the same client. */
    public void ask(String destination, Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "GET");
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, "metadata");
        authorize(destination, exchange);
    }

    /** Takes the capability statement that came back. */
    public void capabilities(String destination, Exchange exchange) {
        HttpAnswer http = HttpAnswer.of(exchange);
        refused(destination, http, exchange);
        FhirCapability capability = FhirCapability.read(destination, http.status(), http.body());
        targets.find(destination).ifPresent(target -> target.adapt(capability, clock.instant()));
    }

    /** The capability statement could not be read: deliveries go on as they are, and it is asked for again. */
    public void unreadable(String destination, Exchange exchange) {
        Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        boolean first = targets.find(destination).map(FhirTarget::fellSilent).orElse(true);
        Level level = first ? Level.WARN : Level.DEBUG;
        LOG.atLevel(level)
                .log(
                        "{}: {} does not say what it can do: {}; what is to go there waits and is tried again; see that it"
                                + " runs, and that {} names it",
                        destination,
                        address(destination),
                        Faults.named(fault),
                        Settings.environmentName(destination + ".url"));
    }

    /** Host and port, without what may be a secret in the address. */
    private String address(String destination) {
        URI uri = URI.create(settings.get(destination + ".url", ""));
        return uri.getPort() < 0 ? String.valueOf(uri.getHost()) : uri.getHost() + ":" + uri.getPort();
    }

    private Authorization authorization(String destination) {
        return authorizations.computeIfAbsent(destination, name -> Access.of(settings, name));
    }
}
