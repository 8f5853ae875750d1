package io.vitalroute.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

import io.vitalroute.bench.WithJackson.Beat;
import io.vitalroute.reading.Payload;

/** What somebody would write by hand with HAPI's model for the Bundle. */
final class WithHapi {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private final WithJackson jackson;

    WithHapi(WithJackson jackson) {
        this.jackson = jackson;
    }

    byte[] bundle(Payload payload) throws IOException {
        return FHIR.newJsonParser().encodeResourceToString(model(payload)).getBytes(StandardCharsets.UTF_8);
    }

    Bundle model(Payload payload) throws IOException {
        List<Beat> beats = jackson.beats(payload);
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        String issued = WithJackson.TIME.format(payload.receivedAt().atOffset(ZoneOffset.UTC));
        for (Beat beat : beats) {
            entry(
                    bundle,
                    beat.uuid(),
                    observation(payload, beat, issued),
                    "identifier=" + WithJackson.READING + "%7C" + beat.key());
        }
        String uuid = jackson.provenance(payload, beats);
        entry(
                bundle,
                uuid,
                provenance(payload, beats, uuid, issued),
                "_tag=https://vitalroute.io/fhir/provenance-key%7C" + uuid);
        return bundle;
    }

    private static void entry(Bundle bundle, String uuid, Resource resource, String search) {
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + uuid)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType())
                .setIfNoneExist(search);
    }

    private Observation observation(Payload payload, Beat beat, String issued) {
        Observation observation = new Observation();
        observation
                .getMeta()
                .setSource("urn:vitalroute:garmin/dailies#" + payload.id())
                .addProfile("http://hl7.org/fhir/StructureDefinition/heartrate");
        observation.addIdentifier(identifier(WithJackson.READING, beat.key()));
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.addCategory(new CodeableConcept(new Coding(
                "http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", "Vital Signs")));
        observation.setCode(new CodeableConcept()
                .addCoding(new Coding("http://loinc.org", "8867-4", "Heart rate"))
                .addCoding(new Coding("urn:iso:std:iso:11073:10101", "149530", "MDC_PULS_OXIM_PULS_RATE"))
                .setText("Heart rate"));
        observation.setSubject(new Reference()
                .setType("Patient")
                .setIdentifier(
                        identifier(jackson.patient().system(), jackson.patient().value())));
        observation.setEffective(new DateTimeType(beat.time()));
        observation.setIssuedElement(new InstantType(issued));
        observation.setValue(new Quantity()
                .setValue(BigDecimal.valueOf(beat.rate()))
                .setUnit("beats/minute")
                .setSystem("http://unitsofmeasure.org")
                .setCode("/min"));
        observation.setMethod(new CodeableConcept(
                        new Coding("https://vitalroute.io/fhir/CodeSystem/method", "sensed", "Measured by a device"))
                .setText("Measured by a device"));
        return observation;
    }

    private Provenance provenance(Payload payload, List<Beat> beats, String uuid, String recorded) {
        Provenance provenance = new Provenance();
        provenance.getMeta().addTag(new Coding("https://vitalroute.io/fhir/provenance-key", uuid, null));
        beats.forEach(beat -> provenance.addTarget(new Reference("urn:uuid:" + beat.uuid())));
        provenance.setRecordedElement(new InstantType(recorded));
        agent(provenance, "author", "Author", "Organization", "garmin", "garmin");
        agent(provenance, "assembler", "Assembler", "Device", "vitalroute", "Vitalroute");
        String mapping = "garmin/dailies@" + jackson.version();
        entity(provenance, "payload", payload.id(), "garmin/dailies");
        entity(provenance, "mapping", mapping, mapping);
        return provenance;
    }

    private static void agent(
            Provenance provenance, String code, String display, String type, String value, String name) {
        provenance
                .addAgent()
                .setType(new CodeableConcept(
                        new Coding("http://terminology.hl7.org/CodeSystem/provenance-participant-type", code, display)))
                .setWho(new Reference()
                        .setType(type)
                        .setIdentifier(identifier("https://vitalroute.io/fhir/source", value))
                        .setDisplay(name));
    }

    private static void entity(Provenance provenance, String what, String value, String display) {
        provenance
                .addEntity()
                .setRole(ProvenanceEntityRole.SOURCE)
                .setWhat(new Reference()
                        .setIdentifier(identifier("https://vitalroute.io/fhir/" + what, value))
                        .setDisplay(display));
    }

    private static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }
}
