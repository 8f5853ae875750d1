package io.vitalroute.camel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.fhir.Encoded.FhirBundle;
import io.vitalroute.fhir.FhirAnswer;
import io.vitalroute.fhir.FhirAnswer.Failed;
import io.vitalroute.fhir.FhirAnswer.Stored;
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
 *
 * @param bytes the Bundle as it was sent
 * @param creates whether what is sent again is stored again, and is known afterwards by the server's own id only
 */
@SuppressWarnings("ArrayRecordComponent")
record FhirOutcome(Delivery delivery, byte[] bytes, boolean creates, Instant now) {

    /** An {@link Outcome}, or a {@link Failure} that passes. */
    Object of(FhirAnswer answer) {
        if (answer instanceof FhirAnswer.Partly partly) {
            return partly(partly);
        }
        if (answer instanceof FhirAnswer.Refused refused) {
            List<FhirBundle> parts = refused.divisible()
                    ? FhirBundles.isolate(delivery.outbound().bytes(), refused.suspects())
                    : List.of();
            return parts.isEmpty()
                    ? new Outcome.Parked(refused.problem(), refused.receiverText())
                    : split(parts, refused.problem(), Map.of());
        }
        if (answer instanceof FhirAnswer.Retry retry) {
            Instant after = retry.after() == null ? null : now.plus(retry.after());
            return new Failure(retry.problem(), after, retry.receiverText());
        }
        return new Outcome.Delivered(null, ids(((FhirAnswer.Delivered) answer).stored()));
    }

    /** Messages that take the place of one that cannot be sent as it is. */
    static Outcome.Split replaced(Delivery delivery, List<FhirBundle> parts, String why) {
        Problem problem = Problem.of(
                ProblemCode.D101_REFUSED, Where.of(delivery.outbound().destination()), why);
        byte[] bytes = delivery.outbound().bytes();
        return new FhirOutcome(delivery, bytes, false, Instant.EPOCH).split(parts, problem, Map.of());
    }

    /** By reading's key, where nobody else remembers them. A server that only says that it will see to it tells none. */
    private Map<String, String> ids(List<Stored> stored) {
        if (!creates) {
            return Map.of();
        }
        Map<String, String> ids = new HashMap<>();
        List<@Nullable String> keys = FhirBundles.keys(bytes);
        for (int i = 0; stored.isEmpty() && i < keys.size(); i++) {
            note(keys.get(i), null, ids);
        }
        stored.forEach(one -> note(keys.get(one.entry()), one.id(), ids));
        return ids;
    }

    private static void note(@Nullable String key, @Nullable String id, Map<String, String> ids) {
        if (key != null) {
            ids.put(key, id == null ? "" : id);
        }
    }

    /** The entries that failed for good go on alone, what may pass is sent again together; what is stored is done. */
    private Object partly(FhirAnswer.Partly partly) {
        List<@Nullable String> keys = FhirBundles.keys(bytes);
        List<Integer> again = new ArrayList<>();
        List<Integer> bad = new ArrayList<>();
        for (Failed entry : partly.failed()) {
            boolean reading = entry.entry() < keys.size() && keys.get(entry.entry()) != null;
            boolean retry = entry.problem().code().disposition() == Disposition.RETRY;
            if (reading) {
                (retry ? again : bad).add(entry.entry());
            }
        }
        Failed first = partly.failed().get(0);
        boolean onlyPassing = bad.isEmpty() && (!creates || partly.stored().isEmpty() || again.isEmpty());
        if (onlyPassing || keys.stream().filter(k -> k != null).count() == 1) {
            return settled(first);
        }
        List<FhirBundle> parts = new ArrayList<>();
        if (!again.isEmpty()) {
            parts.add(FhirBundles.only(delivery.outbound().bytes(), again));
        }
        bad.forEach(place -> parts.add(FhirBundles.only(delivery.outbound().bytes(), List.of(place))));
        return split(parts, first.problem(), ids(partly.stored()));
    }

    private static Object settled(Failed entry) {
        return entry.problem().code().disposition() == Disposition.RETRY
                ? new Failure(entry.problem(), null, entry.receiverText())
                : new Outcome.Parked(entry.problem(), entry.receiverText());
    }

    private Outcome.Split split(List<FhirBundle> parts, Problem problem, Map<String, String> ids) {
        return new Outcome.Split(parts.stream().map(this::part).toList(), problem, ids);
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
}
