package io.vitalroute.sandbox.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** The capability statement, which says what the settings say. Public because HAPI calls it by reflection. */
public final class Conformance implements IServerConformanceProvider<CapabilityStatement> {
    private static final List<TypeRestfulInteraction> INTERACTIONS = List.of(
            TypeRestfulInteraction.READ,
            TypeRestfulInteraction.VREAD,
            TypeRestfulInteraction.HISTORYINSTANCE,
            TypeRestfulInteraction.SEARCHTYPE,
            TypeRestfulInteraction.CREATE);

    private final FhirServerSettings settings;
    private final Instant started;

    Conformance(FhirServerSettings settings, Instant started) {
        this.settings = settings;
        this.started = started;
    }

    @Override
    @Metadata
    public CapabilityStatement getServerConformance(HttpServletRequest request, RequestDetails details) {
        CapabilityStatement statement = new CapabilityStatement();
        statement
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(Date.from(started))
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1)
                .addFormat("application/fhir+json")
                .addFormat("application/fhir+xml");
        statement.getSoftware().setName("Vitalroute sandbox");
        statement.getImplementation().setDescription("Vitalroute sandbox").setUrl(details.getFhirServerBase());
        CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        SearchParameter.types().forEach(type -> describe(rest, type));
        if (settings.transaction()) {
            rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        }
        if (settings.batch()) {
            rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        }
        return statement;
    }

    @Override
    public void setRestfulServer(RestfulServer server) {
        // The statement follows from the settings alone.
    }

    private void describe(CapabilityStatementRestComponent rest, String type) {
        var resource = rest.addResource()
                .setType(type)
                .setVersioning(ResourceVersionPolicy.VERSIONED)
                .setReadHistory(true)
                .setUpdateCreate(settings.updateCreate())
                .setConditionalCreate(settings.conditionalCreate())
                .setConditionalUpdate(settings.conditionalUpdate());
        INTERACTIONS.forEach(interaction -> resource.addInteraction().setCode(interaction));
        if (settings.update()) {
            resource.addInteraction().setCode(TypeRestfulInteraction.UPDATE);
        }
        SearchParameter.of(type)
                .forEach(parameter -> resource.addSearchParam()
                        .setName(parameter.name())
                        .setType(SearchParamType.fromCode(parameter.kind())));
    }
}
