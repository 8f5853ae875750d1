package io.vitalroute.sandbox;

import io.vitalroute.sandbox.crm.CrmSettings;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;

/** How the receivers of a sandbox are set up. */
public record SandboxSettings(FhirServerSettings fhir, Hl7Settings hl7, CrmSettings crm) {

    /** All on free ports, all strict. */
    public static SandboxSettings strict() {
        return new SandboxSettings(FhirServerSettings.on(0), Hl7Settings.on(0), CrmSettings.on(0));
    }
}
