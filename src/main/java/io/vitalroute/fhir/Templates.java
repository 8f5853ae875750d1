package io.vitalroute.fhir;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Device;
import io.vitalroute.reading.DeviceRef;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Value;

/**
 * Byte templates by shape. Each is cut from a sample that the generator wrote, with marks in place of what differs, so
 * that both ways give the same bytes.
 */
final class Templates {
    private static final int MOST = 2000;
    private static final String KEY = "zqkeyqz";
    private static final String PAYLOAD = "zqpayloadqz";
    private static final String SYSTEM = "zqsystemqz";
    private static final String PATIENT = "zqpatientqz";
    private static final String UUID = "a1b2c3d4-zquq-5zqu-8uqz-a1b2c3d4e5f6";
    private static final BigDecimal VALUE = new BigDecimal("-97531.86429753");
    private static final Instant ISSUED = Instant.parse("1986-04-03T02:01:09.123456789Z");
    private static final OffsetDateTime TIME = OffsetDateTime.parse("1987-06-05T04:03:21.987654321+13:45");
    private static final DeviceRef DEVICE =
            new DeviceRef(new Identifier(SYSTEM, "zqdeviceqz"), new Device(null, null, null, null, null, null));

    private final FhirProfile settings;
    private final Map<Shape, Optional<Template>> known = new ConcurrentHashMap<>();

    Templates(FhirProfile settings) {
        this.settings = settings;
    }

    /** Whether Observations for this patient can come from templates at all: nothing is nested, nothing to escape. */
    boolean suits(PatientName patient) {
        return settings.provenance() != ProvenanceStyle.CONTAINED
                && settings.devices() == DeviceStyle.ENTRY
                && settings.mode() != WriteMode.CREATE
                && SearchText.isPlain(patient.identifier().system())
                && SearchText.isPlain(patient.identifier().value());
    }

    /** The template of a shape; null where such readings can't be said. */
    @Nullable
    Template of(Shape shape) {
        Optional<Template> template = known.get(shape);
        if (template == null) {
            template = cut(shape);
            if (known.size() > MOST) {
                known.clear();
            }
            known.put(shape, template);
        }
        return template.orElse(null);
    }

    private Optional<Template> cut(Shape shape) {
        PatientName patient = PatientName.of(patient(), settings.subject()).orElseThrow();
        Plan plan = Plan.of(sample(shape), shape.form(), settings, UUID).plan();
        if (plan == null) {
            return Optional.empty();
        }
        DeviceWriter devices = new DeviceWriter(settings, patient);
        ProvenanceWriter provenance = new ProvenanceWriter(settings, patient, ISSUED);
        Bytes bytes = new Bytes(2048);
        FhirJson json = new FhirJson(bytes);
        new ObservationWriter(settings, patient, provenance, devices).entry(json, plan);
        json.flush();
        Effective effective = plan.claims().effective();
        Map<Hole, String> marks = marks(effective, devices);
        return Optional.of(Template.cut(bytes.toArray(), marks, effective.isPeriod()));
    }

    private PatientRef patient() {
        String system = settings.subject().system();
        return new PatientRef(List.of(new Identifier(system == null ? SYSTEM : system, PATIENT)));
    }

    private static PatientReading sample(Shape shape) {
        Origin origin = new Origin(
                shape.form().source(), shape.stream(), null, PAYLOAD, "", "", 0, shape.method(), null, ISSUED);
        Value value =
                Value.Quantity.of(VALUE, String.valueOf(shape.form().metric().unit()));
        Reading reading =
                new Reading(KEY, 0, shape.form().metric(), value, shape.time(TIME), origin, Reading.Status.FINAL);
        PatientRef patient = new PatientRef(List.of(DEVICE.identifier()));
        return new PatientReading(reading, patient, shape.device() ? DEVICE : null, shape.update());
    }

    private static Map<Hole, String> marks(Effective effective, DeviceWriter devices) {
        Map<Hole, String> marks = new EnumMap<>(Hole.class);
        marks.put(Hole.UUID, UUID);
        marks.put(Hole.PAYLOAD, PAYLOAD);
        marks.put(Hole.KEY, KEY);
        marks.put(Hole.SYSTEM, SYSTEM);
        marks.put(Hole.PATIENT, PATIENT);
        marks.put(Hole.VALUE, VALUE.toPlainString());
        marks.put(Hole.ISSUED, TimeText.of(ISSUED));
        marks.put(Hole.DEVICE, devices.uuid(DEVICE));
        if (effective.date() != null) {
            marks.put(Hole.START, TimeText.of(effective.date()));
        }
        if (effective.from() != null) {
            marks.put(Hole.START, TimeText.of(effective.from()));
        }
        if (effective.to() != null) {
            marks.put(Hole.END, TimeText.of(effective.to()));
        }
        return marks;
    }
}
