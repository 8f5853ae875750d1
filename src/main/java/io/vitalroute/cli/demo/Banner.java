package io.vitalroute.cli.demo;

import io.vitalroute.sandbox.Sandbox;

/** The first lines of the demo. */
final class Banner {
    private Banner() {}

    static String of(Sandbox sandbox, DemoSite site) {
        return """
                Vitalroute demo. People, devices and values are invented.

                  vendors        Withings, Garmin, Apple Health, Health Auto Export (simulated)
                  engine         http://127.0.0.1:%d, state in a temporary SQLite file
                  FHIR server    %s (R4, validates what it is sent)
                  HL7 receiver   mllp://127.0.0.1:%d (strict, acknowledges)
                """.formatted(site.port(), sandbox.fhir().base(), sandbox.hl7().port());
    }
}
