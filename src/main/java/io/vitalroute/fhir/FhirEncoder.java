package io.vitalroute.fhir;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.vitalroute.fhir.Encoded.Unsaid;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;

/** Readings of one patient as FHIR R4 Bundles. The same input gives the same bytes; safe for use by many threads. */
public final class FhirEncoder {
    private final FhirProfile settings;
    private final Map<FormKey, MetricForm> forms = new ConcurrentHashMap<>();
    private final @Nullable Templates templates;

    /** An encoder for one destination. */
    public FhirEncoder(FhirProfile settings) {
        this(settings, true);
    }

    /** @param fast whether ordinary Observations come from byte templates; the bytes are the same either way */
    FhirEncoder(FhirProfile settings, boolean fast) {
        this.settings = settings;
        templates = fast ? new Templates(settings) : null;
    }

    /**
     * Encodes all readings that can be encoded, and says which cannot.
     *
     * @param readings in canonical units, all of this patient; a key may come more than once, later versions later
     * @param recorded when the engine made this of them ({@code Provenance.recorded})
     */
    public Encoded encode(PatientRef patient, List<PatientReading> readings, Instant recorded) {
        Optional<PatientName> name = PatientName.of(patient, settings.subject());
        if (name.isEmpty()) {
            return new Encoded(
                    List.of(), readings.stream().map(r -> stranger(r.reading())).toList());
        }
        return new EncoderRun(this, name.get(), recorded).encode(readings);
    }

    /**
     * One Bundle with all readings.
     *
     * @throws ProblemException where a reading cannot be said
     */
    public byte[] bundle(PatientRef patient, List<PatientReading> readings, Instant recorded) {
        FhirEncoder whole = new FhirEncoder(settings.withMaxEntries(Integer.MAX_VALUE), templates != null);
        Encoded encoded = whole.encode(patient, readings, recorded);
        if (!encoded.unsaid().isEmpty()) {
            throw new ProblemException(
                    encoded.unsaid().stream().map(Unsaid::problem).toList());
        }
        if (encoded.bundles().size() != 1) {
            throw new IllegalArgumentException(
                    "one Bundle takes one version of each reading, and at least one reading");
        }
        return encoded.bundles().get(0).bytes();
    }

    FhirProfile settings() {
        return settings;
    }

    /** Byte templates for this patient, or null where the generator must write everything. */
    @Nullable
    Templates templates(PatientName patient) {
        return templates != null && templates.suits(patient) ? templates : null;
    }

    MetricForm form(Reading reading) {
        String source = reading.origin().source();
        return forms.computeIfAbsent(
                new FormKey(reading.metric(), source), key -> MetricForm.of(key.metric, key.source, settings));
    }

    private Unsaid stranger(Reading reading) {
        String system = settings.subject().system();
        String message = system == null
                ? "the patient's identifier cannot be part of a link"
                : "the patient has no usable identifier of system " + system;
        Where where = Where.payload(reading.origin().payload(), reading.origin().item());
        Problem problem = Problem.of(ProblemCode.E103_PATIENT_UNKNOWN_THERE, where, message)
                .hint("link the account to an identifier of this system, or name another system in the destination");
        return new Unsaid(reading.key(), problem);
    }

    /** A metric of one source, by identity: metrics are large records, and there is one object of each. */
    private record FormKey(Metric metric, String source) {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof FormKey key && key.metric == metric && key.source.equals(source);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(metric) * 31 + source.hashCode();
        }
    }
}
