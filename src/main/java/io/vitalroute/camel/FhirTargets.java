package io.vitalroute.camel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The FHIR servers that destinations write to, by the destination's name. */
final class FhirTargets {
    private final Map<String, FhirTarget> byName = new ConcurrentHashMap<>();

    /** A destination was opened, or opened again after its route changed. */
    FhirTarget open(String name, FhirTarget target) {
        byName.put(name, target);
        return target;
    }

    Optional<FhirTarget> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
