package io.vitalroute.camel;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.vitalroute.fhir.BundleType;
import io.vitalroute.fhir.FhirBundles;
import io.vitalroute.fhir.FhirProfile;
import io.vitalroute.fhir.FhirRequest;
import io.vitalroute.fhir.Resolved;
import io.vitalroute.fhir.WriteMode;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outbox.Delivery;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/**
 * Messages as requests: a Bundle to the server's base or, where it takes none, the one resource in it. Where the server
 * knows readings by its own ids only, these are put in.
 */
record FhirRequests(FhirTargets targets, Outbox outbox) {
    private static final String BUNDLE = "vitalroute.fhir.bundle";
    private static final String SINGLE = "vitalroute.fhir.single";
    private static final String CREATES = "vitalroute.fhir.creates";

    void make(Exchange exchange) {
        Delivery delivery = Sent.of(exchange);
        FhirProfile profile = targets.find(delivery.outbound().destination())
                .map(FhirTarget::profile)
                .orElseGet(FhirProfile::standard);
        if (profile.mode() == WriteMode.CREATE && !resolve(exchange, delivery)) {
            return;
        }
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        if (profile.bundle() == BundleType.SINGLE) {
            single(exchange, FhirBundles.request(bundle(exchange)));
        }
    }

    /** The HTTP component takes the query as text and encodes it itself. */
    private static void single(Exchange exchange, FhirRequest request) {
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_METHOD, request.method());
        message.setHeader(Exchange.HTTP_PATH, request.path());
        if (!request.query().isEmpty()) {
            message.setHeader(Exchange.HTTP_QUERY, URLDecoder.decode(request.query(), StandardCharsets.UTF_8));
        }
        if (request.ifNoneExist() != null) {
            message.setHeader("If-None-Exist", request.ifNoneExist());
        }
        message.setBody(request.body());
        exchange.setProperty(SINGLE, true);
    }

    /** False where there is nothing to send. */
    private boolean resolve(Exchange exchange, Delivery delivery) {
        exchange.setProperty(CREATES, true);
        byte[] bytes = delivery.outbound().bytes();
        List<String> keys = FhirBundles.replacing(bytes);
        if (keys.isEmpty()) {
            return true;
        }
        String destination = delivery.outbound().destination();
        Resolved resolved = FhirBundles.resolve(bytes, outbox.ids(destination, keys));
        if (resolved instanceof Resolved.Ready ready) {
            exchange.setProperty(BUNDLE, ready.bundle());
            exchange.getMessage().setBody(ready.bundle());
            return true;
        }
        end(exchange, unsent(delivery, resolved));
        return false;
    }

    private static Outcome unsent(Delivery delivery, Resolved resolved) {
        if (resolved instanceof Resolved.Apart apart) {
            String why = "some of it cannot be sent, as the server's ids of these readings are not known";
            return FhirOutcome.replaced(delivery, apart.parts(), why);
        }
        if (resolved instanceof Resolved.Nothing) {
            return new Outcome.Delivered("nothing to take back: it never arrived");
        }
        String destination = delivery.outbound().destination();
        Problem problem = Problem.of(
                        ProblemCode.D109_ID_UNKNOWN,
                        Where.of(destination),
                        "the server did not say under which id it keeps the reading that this one corrects")
                .hint("correct it there by hand, or write to the server in another way (" + destination + ".write)");
        return new Outcome.Parked(problem, null);
    }

    /** Ends a delivery without sending it. */
    static void end(Exchange exchange, Outcome outcome) {
        exchange.getMessage().setBody(outcome);
        exchange.setRouteStop(true);
    }

    /** The Bundle as it is sent. */
    static byte[] bundle(Exchange exchange) {
        byte[] resolved = exchange.getProperty(BUNDLE, byte[].class);
        return resolved == null ? Sent.of(exchange).outbound().bytes() : resolved;
    }

    /** Whether only the resource in it was sent. */
    static boolean isSingle(Exchange exchange) {
        return exchange.getProperty(SINGLE, false, Boolean.class);
    }

    /** Whether the server knows by its own ids only what it is sent. */
    static boolean creates(Exchange exchange) {
        return exchange.getProperty(CREATES, false, Boolean.class);
    }
}
