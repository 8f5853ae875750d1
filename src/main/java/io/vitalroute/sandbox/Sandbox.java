package io.vitalroute.sandbox;

import io.vitalroute.sandbox.crm.CrmInbox;
import io.vitalroute.sandbox.fhir.FhirKit;
import io.vitalroute.sandbox.fhir.FhirServer;
import io.vitalroute.sandbox.hl7.Hl7Receiver;
import io.vitalroute.sandbox.vendor.Person;
import io.vitalroute.sandbox.vendor.Vendors;

/** All receivers together: a FHIR server that knows the invented people, an HL7 receiver and an inbox for webhooks. */
public final class Sandbox implements AutoCloseable {
    private final FhirServer fhir;
    private final Hl7Receiver hl7;
    private final CrmInbox crm;

    private Sandbox(FhirServer fhir, Hl7Receiver hl7, CrmInbox crm) {
        this.fhir = fhir;
        this.hl7 = hl7;
        this.crm = crm;
    }

    /** Starts all; what loads slowly loads in the background. */
    public static Sandbox start(SandboxSettings settings) {
        FhirServer fhir = FhirServer.start(settings.fhir(), new FhirKit(), change -> {});
        Vendors.people().stream().map(Person::patient).forEach(fhir::addPatient);
        return new Sandbox(fhir, Hl7Receiver.start(settings.hl7()), CrmInbox.start(settings.crm()));
    }

    /** The FHIR server. */
    public FhirServer fhir() {
        return fhir;
    }

    /** The HL7 receiver. */
    public Hl7Receiver hl7() {
        return hl7;
    }

    /** The inbox for webhooks. */
    public CrmInbox crm() {
        return crm;
    }

    /** The chart as it is now. */
    public Chart chart() {
        return Chart.of(fhir);
    }

    @Override
    public void close() {
        fhir.close();
        hl7.close();
        crm.close();
    }
}
