package io.vitalroute.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.reading.Payload;

/** What somebody would write by hand for this one stream and metric: Jackson's tree in, Jackson's generator out. */
final class WithJackson {
    static final String READING = "https://vitalroute.io/fhir/reading";
    static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final UUID ROOT = UUID.fromString("5e3d0b9a-1c47-5f21-8a6d-73c402be16f8");
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private final Identifier patient;
    private final int version;
    private final UUID readings = uuid(ROOT, READING);
    private final UUID provenances = uuid(ROOT, "Provenance");

    WithJackson(Identifier patient, int version) {
        this.patient = patient;
        this.version = version;
    }

    /** A heart rate. */
    record Beat(String key, String uuid, String time, int rate) {}

    Identifier patient() {
        return patient;
    }

    int version() {
        return version;
    }

    byte[] bundle(Payload payload) throws IOException {
        List<Beat> beats = beats(payload);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1500 * beats.size() + 3000);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("resourceType", "Bundle");
            out.writeStringField("type", "transaction");
            out.writeArrayFieldStart("entry");
            for (Beat beat : beats) {
                observation(out, payload, beat);
            }
            provenance(out, payload, beats);
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    List<Beat> beats(Payload payload) throws IOException {
        List<Beat> beats = new ArrayList<>();
        for (JsonNode day : JSON.readTree(payload.body().bytes()).path("dailies")) {
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(
                    day.path("startTimeOffsetInSeconds").intValue());
            for (Map.Entry<String, JsonNode> sample :
                    day.path("timeOffsetHeartRateSamples").properties()) {
                long second = day.path("startTimeInSeconds").longValue() + Long.parseLong(sample.getKey());
                String key = Hashes.of(
                        payload.source(), day.path("userId").textValue(), "heart-rate", Long.toString(second));
                OffsetDateTime time = Instant.ofEpochSecond(second).atOffset(offset);
                beats.add(new Beat(
                        key,
                        uuid(readings, key).toString(),
                        TIME.format(time),
                        sample.getValue().intValue()));
            }
        }
        return beats;
    }

    private void observation(JsonGenerator out, Payload payload, Beat beat) throws IOException {
        out.writeStartObject();
        out.writeStringField("fullUrl", "urn:uuid:" + beat.uuid);
        out.writeObjectFieldStart("resource");
        out.writeStringField("resourceType", "Observation");
        out.writeObjectFieldStart("meta");
        out.writeStringField("source", "urn:vitalroute:garmin/dailies#" + payload.id());
        out.writeArrayFieldStart("profile");
        out.writeString("http://hl7.org/fhir/StructureDefinition/heartrate");
        out.writeEndArray();
        out.writeEndObject();
        out.writeArrayFieldStart("identifier");
        out.writeStartObject();
        out.writeStringField("system", READING);
        out.writeStringField("value", beat.key);
        out.writeEndObject();
        out.writeEndArray();
        out.writeStringField("status", "final");
        out.writeArrayFieldStart("category");
        out.writeStartObject();
        out.writeArrayFieldStart("coding");
        coding(out, "http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", "Vital Signs");
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
        out.writeObjectFieldStart("code");
        out.writeArrayFieldStart("coding");
        coding(out, "http://loinc.org", "8867-4", "Heart rate");
        coding(out, "urn:iso:std:iso:11073:10101", "149530", "MDC_PULS_OXIM_PULS_RATE");
        out.writeEndArray();
        out.writeStringField("text", "Heart rate");
        out.writeEndObject();
        out.writeObjectFieldStart("subject");
        out.writeStringField("type", "Patient");
        identifier(out, patient.system(), patient.value());
        out.writeEndObject();
        out.writeStringField("effectiveDateTime", beat.time);
        out.writeStringField("issued", TIME.format(payload.receivedAt().atOffset(ZoneOffset.UTC)));
        out.writeObjectFieldStart("valueQuantity");
        out.writeNumberField("value", beat.rate);
        out.writeStringField("unit", "beats/minute");
        out.writeStringField("system", "http://unitsofmeasure.org");
        out.writeStringField("code", "/min");
        out.writeEndObject();
        out.writeObjectFieldStart("method");
        out.writeArrayFieldStart("coding");
        coding(out, "https://vitalroute.io/fhir/CodeSystem/method", "sensed", "Measured by a device");
        out.writeEndArray();
        out.writeStringField("text", "Measured by a device");
        out.writeEndObject();
        out.writeEndObject();
        request(out, "Observation", "identifier=" + READING + "%7C" + beat.key);
        out.writeEndObject();
    }

    private void provenance(JsonGenerator out, Payload payload, List<Beat> beats) throws IOException {
        String uuid = provenance(payload, beats);
        out.writeStartObject();
        out.writeStringField("fullUrl", "urn:uuid:" + uuid);
        out.writeObjectFieldStart("resource");
        out.writeStringField("resourceType", "Provenance");
        out.writeObjectFieldStart("meta");
        out.writeArrayFieldStart("tag");
        out.writeStartObject();
        out.writeStringField("system", "https://vitalroute.io/fhir/provenance-key");
        out.writeStringField("code", uuid);
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
        out.writeArrayFieldStart("target");
        for (Beat beat : beats) {
            out.writeStartObject();
            out.writeStringField("reference", "urn:uuid:" + beat.uuid);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("recorded", TIME.format(payload.receivedAt().atOffset(ZoneOffset.UTC)));
        out.writeArrayFieldStart("agent");
        agent(out, "author", "Author", "Organization", "garmin", "garmin");
        agent(out, "assembler", "Assembler", "Device", "vitalroute", "Vitalroute");
        out.writeEndArray();
        out.writeArrayFieldStart("entity");
        entity(out, "payload", payload.id(), "garmin/dailies");
        entity(out, "mapping", "garmin/dailies@" + version, "garmin/dailies@" + version);
        out.writeEndArray();
        out.writeEndObject();
        request(out, "Provenance", "_tag=https://vitalroute.io/fhir/provenance-key%7C" + uuid);
        out.writeEndObject();
    }

    String provenance(Payload payload, List<Beat> beats) {
        StringBuilder targets = new StringBuilder(60 * beats.size());
        for (Beat beat : beats) {
            targets.append(targets.length() == 0 ? "" : ",").append("{\"reference\":\"urn:uuid:");
            targets.append(beat.uuid).append("\"}");
        }
        String name = payload.id() + " garmin/dailies@" + version + " false " + uuid(provenances, targets.toString());
        return uuid(provenances, name).toString();
    }

    private static void coding(JsonGenerator out, String system, String code, String display) throws IOException {
        out.writeStartObject();
        out.writeStringField("system", system);
        out.writeStringField("code", code);
        out.writeStringField("display", display);
        out.writeEndObject();
    }

    private static void identifier(JsonGenerator out, String system, String value) throws IOException {
        out.writeObjectFieldStart("identifier");
        out.writeStringField("system", system);
        out.writeStringField("value", value);
        out.writeEndObject();
    }

    private static void agent(JsonGenerator out, String code, String display, String type, String value, String name)
            throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("type");
        out.writeArrayFieldStart("coding");
        coding(out, "http://terminology.hl7.org/CodeSystem/provenance-participant-type", code, display);
        out.writeEndArray();
        out.writeEndObject();
        out.writeObjectFieldStart("who");
        out.writeStringField("type", type);
        identifier(out, "https://vitalroute.io/fhir/source", value);
        out.writeStringField("display", name);
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void entity(JsonGenerator out, String what, String value, String display) throws IOException {
        out.writeStartObject();
        out.writeStringField("role", "source");
        out.writeObjectFieldStart("what");
        identifier(out, "https://vitalroute.io/fhir/" + what, value);
        out.writeStringField("display", display);
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void request(JsonGenerator out, String type, String search) throws IOException {
        out.writeObjectFieldStart("request");
        out.writeStringField("method", "POST");
        out.writeStringField("url", type);
        out.writeStringField("ifNoneExist", search);
        out.writeEndObject();
    }

    /** RFC 9562 section 5.5. */
    private static UUID uuid(UUID namespace, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .flip());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = hash.getLong() & ~0xf000L | 0x5000L;
            long low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
