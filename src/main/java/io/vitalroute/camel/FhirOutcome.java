package io.vitalroute.camel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.fhir.Encoded.FhirBundle;
import io.vitalroute.fhir.FhirAnswer;
import io.vitalroute.fhir.FhirAnswer.Failed;
import io.vitalroute.fhir.FhirBundles;
import io.vitalroute.pipeline.Outbox.Delivery;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.RetryPolicy.Failure;
import io.vitalroute.problem.Disposition;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Outbound;

/**
 * What a FHIR server's answer does to a delivery. A refused Bundle of many readings is cut until the bad one stands alone:
 * it is parked with the server's words, and its neighbours are delivered.
 */
record FhirOutcome(Delivery delivery, Instant now) {

    /** An {@link Outcome}, or a {@link Failure} that passes. */
    Object of(FhirAnswer answer) {
        if (answer instanceof FhirAnswer.Partly partly) {
            return partly(partly.failed());
        }
        if (answer instanceof FhirAnswer.Refused refused) {
            List<FhirBundle> parts = refused.divisible() ? FhirBundles.isolate(bytes(), refused.suspects()) : List.of();
            return parts.isEmpty()
                    ? new Outcome.Parked(refused.problem(), refused.receiverText())
                    : split(parts, refused.problem());
        }
        if (answer instanceof FhirAnswer.Retry retry) {
            Instant after = retry.after() == null ? null : now.plus(retry.after());
            return new Failure(retry.problem(), after, retry.receiverText());
        }
        return new Outcome.Delivered(null);
    }

    /** A message rewritten into another form. */
    static Outcome.Split replaced(Delivery delivery, FhirBundle bundle) {
        Problem why = Problem.of(
                ProblemCode.D101_REFUSED,
                Where.of(delivery.outbound().destination()),
                "made before the server said what it can do, and rewritten to that");
        return new FhirOutcome(delivery, Instant.EPOCH).split(List.of(bundle), why);
    }

    /** The entries that failed for good go on alone, what may pass is sent again together; what is stored is done. */
    private Object partly(List<Failed> failed) {
        List<@Nullable String> keys = FhirBundles.keys(bytes());
        List<Integer> again = new ArrayList<>();
        List<Integer> bad = new ArrayList<>();
        for (Failed entry : failed) {
            boolean reading = entry.entry() < keys.size() && keys.get(entry.entry()) != null;
            boolean retry = entry.problem().code().disposition() == Disposition.RETRY;
            if (reading) {
                (retry ? again : bad).add(entry.entry());
            }
        }
        Failed first = failed.get(0);
        if (again.isEmpty() && bad.isEmpty()) {
            return settled(first);
        }
        if (bad.isEmpty() || keys.stream().filter(k -> k != null).count() == 1) {
            return settled(first);
        }
        List<FhirBundle> parts = new ArrayList<>();
        if (!again.isEmpty()) {
            parts.add(FhirBundles.only(bytes(), again));
        }
        bad.forEach(place -> parts.add(FhirBundles.only(bytes(), List.of(place))));
        return split(parts, first.problem());
    }

    private static Object settled(Failed entry) {
        return entry.problem().code().disposition() == Disposition.RETRY
                ? new Failure(entry.problem(), null, entry.receiverText())
                : new Outcome.Parked(entry.problem(), entry.receiverText());
    }

    private Outcome.Split split(List<FhirBundle> parts, Problem problem) {
        return new Outcome.Split(parts.stream().map(this::part).toList(), problem);
    }

    private Outbound part(FhirBundle bundle) {
        Outbound whole = delivery.outbound();
        String form = Hashes.of(new String(bundle.bytes(), java.nio.charset.StandardCharsets.UTF_8));
        return new Outbound(
                Hashes.of(whole.deliveryKey(), form),
                whole.destination(),
                whole.order(),
                whole.mediaType(),
                bundle.bytes(),
                bundle.keys().size());
    }

    private byte[] bytes() {
        return delivery.outbound().bytes();
    }
}
