package io.vitalroute.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.Origin.Method;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.reading.Reading;

/** Which payload and mapping readings come from, and who answers for them (R4 provenance.html). */
final class ProvenanceWriter {
    private final FhirProfile settings;
    private final PatientName patient;
    private final Uuids uuids = Uuids.in("Provenance");
    private final Instant recorded;

    ProvenanceWriter(FhirProfile settings, PatientName patient, Instant recorded) {
        this.settings = settings;
        this.patient = patient;
        this.recorded = recorded;
    }

    /** What readings share that one Provenance explains. */
    record Group(String payload, String source, String stream, String mapping, int version, boolean byPatient) {
        static Group of(Reading reading) {
            Origin origin = reading.origin();
            return new Group(
                    origin.payload(),
                    origin.source(),
                    origin.stream(),
                    origin.mapping(),
                    origin.mappingVersion(),
                    origin.method() == Method.SELF_REPORTED);
        }

        /** Whether the reading is one of these; asked for each reading, so it makes nothing. */
        boolean holds(Reading reading) {
            Origin origin = reading.origin();
            return payload.equals(origin.payload())
                    && version == origin.mappingVersion()
                    && mapping.equals(origin.mapping())
                    && byPatient == (origin.method() == Method.SELF_REPORTED)
                    && stream.equals(origin.stream())
                    && source.equals(origin.source());
        }

        String mappingName() {
            return mapping + "@" + version;
        }
    }

    /** Readings of one bundle that one Provenance explains. */
    static final class Origins {
        private static final byte[] OPEN = "{\"reference\":\"urn:uuid:".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] CLOSE = "\"}".getBytes(StandardCharsets.US_ASCII);
        private final Group group;
        private final Bytes targets = new Bytes(4096);

        Origins(Group group) {
            this.group = group;
        }

        void add(byte[] uuid) {
            if (targets.size() > 0) {
                targets.write(',');
            }
            targets.write(OPEN);
            targets.write(uuid);
            targets.write(CLOSE);
        }
    }

    /** R4's Provenance has no identifier; a tag of ours makes it unique, so that a resend finds the first one. */
    void entry(FhirJson json, Bytes out, Origins origins) {
        Group group = origins.group;
        String uuid = uuids.of(group.payload() + " " + group.mappingName() + " " + group.byPatient() + " "
                + uuids.of(origins.targets.toArray()));
        String search = "_tag=" + SearchText.token(Systems.PROVENANCE_KEY, uuid);
        EntryRequest request = EntryRequest.once(settings.mode(), "Provenance", search, uuid);
        json.open().text("fullUrl", "urn:uuid:" + uuid).open("resource").text("resourceType", "Provenance");
        json.text("id", request.id()).open("meta");
        Labels.security(json, settings);
        json.openList("tag")
                .open()
                .text("system", Systems.PROVENANCE_KEY)
                .text("code", uuid)
                .close()
                .closeList();
        json.close().rawList("target", out, origins.targets);
        content(json, group);
        json.close();
        request.write(json);
        json.close();
    }

    void contained(FhirJson json, Group group) {
        json.open().text("resourceType", "Provenance").text("id", "provenance");
        json.openList("target").open().text("reference", "#").close().closeList();
        content(json, group);
        json.close();
    }

    private void content(FhirJson json, Group group) {
        json.text("recorded", TimeText.of(recorded)).openList("agent");
        agent(json, new Code(Systems.PARTICIPANT, "author", "Author"));
        if (group.byPatient()) {
            patient.write(json, "who");
        } else {
            who(json, "Organization", group.source(), group.source());
        }
        json.close();
        agent(json, new Code(Systems.PARTICIPANT, "assembler", "Assembler"));
        who(json, "Device", "vitalroute", "Vitalroute");
        json.close().closeList().openList("entity");
        entity(json, Systems.PAYLOAD, group.payload(), group.source() + "/" + group.stream());
        entity(json, Systems.MAPPING, group.mappingName(), group.mappingName());
        json.closeList();
    }

    private static void agent(FhirJson json, Code type) {
        json.open().concept("type", List.of(type), null);
    }

    private static void who(FhirJson json, String type, String value, String display) {
        json.open("who").text("type", type);
        logical(json, Systems.SOURCE, value, display);
        json.close();
    }

    private static void entity(FhirJson json, String system, String value, String display) {
        json.open().text("role", "source").open("what");
        logical(json, system, value, display);
        json.close().close();
    }

    private static void logical(FhirJson json, String system, String value, String display) {
        json.open("identifier")
                .identifier(new Identifier(system, value))
                .close()
                .text("display", display);
    }
}
