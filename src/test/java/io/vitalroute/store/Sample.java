package io.vitalroute.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.canary.Canary;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Ledger;
import io.vitalroute.pipeline.Work;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.Outbound;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;

/** Invented payloads, readings and pieces of work. */
final class Sample {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static final Metric WEIGHT = metric("body-weight");

    private Sample() {}

    private static Metric metric(String name) {
        Path file = Path.of("mappings", "metrics.yaml");
        try {
            return Metrics.read(file.toString(), Files.readString(file), new ArrayList<>())
                    .byName(name)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Payload payload(String source, String text) {
        return Payload.of(source, "measures", "user-7", NOON, "application/json", body(text));
    }

    /** The body of a payload: the text, marked. */
    static byte[] body(String text) {
        return (text.isEmpty() ? "" : text + " " + Canary.WORD).getBytes(StandardCharsets.UTF_8);
    }

    static PatientRef patient(String id) {
        return new PatientRef(List.of(new PatientRef.Identifier("urn:oid:1.2.3", id)));
    }

    static Reading reading(String key, long version, String kilograms, Inbox.Job job) {
        return new Reading(
                key,
                version,
                WEIGHT,
                Value.Quantity.of(new BigDecimal(Canary.number(kilograms)), "kg"),
                new TimeFrame.At(
                        OffsetDateTime.ofInstant(NOON.plusSeconds(key.hashCode() % 3600), ZoneOffset.ofHours(2)),
                        TimeFrame.OffsetOrigin.SOURCE),
                new Origin(
                        job.payload().source(),
                        job.payload().stream(),
                        "user-7",
                        job.payload().id(),
                        "/body/0",
                        "withings/measures",
                        3,
                        Origin.Method.SENSED,
                        null,
                        NOON),
                Reading.Status.FINAL);
    }

    /** What the ledger holds once the entry of this reading is written. */
    static Ledger.Known known(Reading reading) {
        return new Ledger.Known(
                reading.version(),
                reading.origin().receivedAt(),
                reading.value().toString(),
                reading.status(),
                null);
    }

    static Work.Entry entry(Reading reading, String patient, Ledger.@Nullable Known expected) {
        return new Work.Entry(
                new PatientReading(reading, patient(patient), null),
                expected,
                reading.value().toString(),
                null);
    }

    /** A reading of p1, never seen, that comes and goes with an item. */
    static Work.Entry entry(Reading reading, String item) {
        return new Work.Entry(
                new PatientReading(reading, patient("p1"), null),
                null,
                reading.value().toString(),
                item);
    }

    static Outbound outbound(String key, String destination, String order, int readings) {
        return new Outbound(
                key,
                destination,
                order,
                "application/fhir+json",
                ("message " + key + " " + Canary.WORD).getBytes(StandardCharsets.UTF_8),
                readings);
    }

    static Work.Parked parked(Reading reading, ProblemCode code) {
        return new Work.Parked(
                reading, Problem.of(code, Where.payload(reading.origin().payload(), "/body/0"), code.title()));
    }

    /** A last piece with these messages and nothing else. */
    static Work sending(Inbox.Job job, Outbound... messages) {
        return work(job, List.of(), List.of(messages), List.of());
    }

    /** A last piece, its items all mapped. */
    static Work work(Inbox.Job job, List<Work.Entry> entries, List<Outbound> messages, List<Work.Parked> parked) {
        return new Work(
                job,
                entries.size() + (long) parked.size(),
                true,
                entries,
                List.of(),
                messages,
                parked,
                List.of(),
                new Work.Tally(
                        Map.of("mapped", entries.size() + parked.size()),
                        Map.of(),
                        Map.of("new", entries.size(), "parked", parked.size()),
                        flow(messages)));
    }

    /** A last piece with these readings, based on what was seen of an item. */
    static Work work(Inbox.Job job, List<Work.Entry> entries, Work.Item seen) {
        Work plain = work(job, entries, List.of(), List.of());
        return new Work(
                job, plain.position(), true, entries, List.of(seen), List.of(), List.of(), List.of(), plain.tally());
    }

    /** What was offered to each destination where all of it is in messages. */
    static Map<String, Work.Flow> flow(List<Outbound> messages) {
        Map<String, Work.Flow> flow = new HashMap<>();
        messages.forEach(message -> flow.merge(
                message.destination(),
                new Work.Flow(message.readings(), 0, 0),
                (a, b) -> new Work.Flow(a.offered() + b.offered(), 0, 0)));
        return flow;
    }
}
