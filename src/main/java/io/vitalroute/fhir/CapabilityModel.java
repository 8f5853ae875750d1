package io.vitalroute.fhir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;

import io.vitalroute.fhir.FhirCapability.Ability;

/** Reads a capability statement that is an object of HAPI's model already. */
final class CapabilityModel {
    private CapabilityModel() {}

    static FhirCapability read(CapabilityStatement statement) {
        Set<String> system = new HashSet<>();
        Map<String, Ability> resources = new HashMap<>();
        statement.getRest().stream()
                .filter(rest -> rest.getMode() == RestfulCapabilityMode.SERVER)
                .forEach(rest -> {
                    rest.getInteraction().stream()
                            .filter(one -> one.getCode() != null)
                            .forEach(one -> system.add(one.getCode().toCode()));
                    rest.getResource().forEach(one -> resources.put(one.getType(), ability(one)));
                });
        String version = statement.getFhirVersion() == null
                ? ""
                : statement.getFhirVersion().toCode();
        return new FhirCapability(version, Set.copyOf(system), Map.copyOf(resources));
    }

    private static Ability ability(CapabilityStatementRestResourceComponent resource) {
        Set<String> codes = new HashSet<>();
        resource.getInteraction().stream()
                .filter(one -> one.getCode() != null)
                .forEach(one -> codes.add(one.getCode().toCode()));
        return new Ability(
                Set.copyOf(codes),
                resource.getUpdateCreate(),
                resource.getConditionalCreate(),
                resource.getConditionalUpdate(),
                resource.getSupportedProfile().stream()
                        .map(CanonicalType::getValue)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
