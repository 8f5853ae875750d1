package io.vitalroute.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

import io.vitalroute.reading.Hashes;

/** Withings' weights as a Bundle of HAPI's model, with the device and where it comes from, written by hand. */
final class WithingsBundle {
    private static final String READING = "https://vitalroute.io/fhir/reading";
    private final String payload;
    private final String account;
    private final JsonNode body;
    private final Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    private final List<String> targets = new ArrayList<>();

    WithingsBundle(String payload, String account, JsonNode body) {
        this.payload = payload;
        this.account = account;
        this.body = body;
    }

    /** Only of readings whose key is new. */
    Bundle make(Predicate<String> isNew) {
        ZoneId zone = ZoneId.of(body.path("timezone").asText());
        for (JsonNode group : body.path("measuregrps")) {
            for (JsonNode measure : group.path("measures")) {
                String key = Hashes.of(
                        "withings",
                        group.path("grpid").asText(),
                        measure.path("type").asText());
                if (measure.path("type").asInt() == 1 && isNew.test(key)) {
                    String device = device(group);
                    observation(key, group, measure, zone).setDevice(new Reference(device));
                }
            }
        }
        if (!targets.isEmpty()) {
            provenance();
        }
        return bundle;
    }

    private String device(JsonNode group) {
        String id = group.path("deviceid").asText();
        Device device = new Device()
                .setManufacturer("Withings")
                .setModelNumber(group.path("model").asText());
        device.addIdentifier(identifier("urn:vitalroute:withings:device", id));
        device.addDeviceName().setName(group.path("model").asText()).setType(Device.DeviceNameType.MODELNAME);
        device.setPatient(patient());
        return entry(device, "device " + id, "identifier=urn:vitalroute:withings:device%7C" + id);
    }

    private Observation observation(String key, JsonNode group, JsonNode measure, ZoneId zone) {
        Observation observation = new Observation();
        observation
                .getMeta()
                .setSource("urn:vitalroute:withings/measures#" + payload)
                .addProfile("http://hl7.org/fhir/StructureDefinition/bodyweight");
        observation.addIdentifier(identifier(READING, key));
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.addCategory(
                concept("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", "Vital Signs"));
        observation.setCode(concept("http://loinc.org", "29463-7", "Body weight")
                .addCoding(new Coding("urn:iso:std:iso:11073:10101", "188736", "MDC_MASS_BODY_ACTUAL"))
                .setText("Body weight"));
        observation.setSubject(patient());
        observation.setEffective(new DateTimeType(WithJackson.TIME.format(
                Instant.ofEpochSecond(group.path("date").asLong()).atZone(zone))));
        observation.setIssuedElement(InstantType.now());
        observation.setValue(new Quantity()
                .setValue(BigDecimal.valueOf(
                        measure.path("value").asLong(), -measure.path("unit").asInt()))
                .setUnit("kg")
                .setSystem("http://unitsofmeasure.org")
                .setCode("kg"));
        observation.setMethod(
                concept("https://vitalroute.io/fhir/CodeSystem/method", "sensed", "Measured by a device"));
        targets.add(entry(observation, "reading " + key, "identifier=" + READING + "%7C" + key));
        return observation;
    }

    private void provenance() {
        Provenance provenance = new Provenance();
        String tag = Hashes.of(targets.toArray(String[]::new));
        provenance.getMeta().addTag(new Coding("https://vitalroute.io/fhir/provenance-key", tag, null));
        targets.forEach(target -> provenance.addTarget(new Reference(target)));
        provenance.setRecordedElement(InstantType.now());
        provenance
                .addAgent()
                .setType(concept(
                        "http://terminology.hl7.org/CodeSystem/provenance-participant-type", "author", "Author"))
                .setWho(new Reference().setType("Organization").setDisplay("withings"));
        provenance
                .addEntity()
                .setRole(Provenance.ProvenanceEntityRole.SOURCE)
                .setWhat(new Reference().setIdentifier(identifier("https://vitalroute.io/fhir/payload", payload)));
        entry(provenance, "provenance " + tag, "_tag=https://vitalroute.io/fhir/provenance-key%7C" + tag);
    }

    private String entry(Resource resource, String name, String search) {
        String url = "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        bundle.addEntry()
                .setFullUrl(url)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType())
                .setIfNoneExist(search);
        return url;
    }

    private Reference patient() {
        return new Reference().setType("Patient").setIdentifier(identifier("urn:oid:2.16.840.1.113883.19.5", account));
    }

    private static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }

    private static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }
}
