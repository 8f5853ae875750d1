package io.vitalroute.sandbox.fhir;

import java.util.List;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.eclipse.jetty.http.HttpStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/** The entries of a response bundle. */
final class EntryAnswers {
    private EntryAnswers() {}

    static BundleEntryComponent written(Resource held, boolean created) {
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.getResponse()
                .setStatus(status(created ? 201 : 200))
                .setLocation(held.fhirType() + "/" + held.getIdPart() + "/_history/"
                        + held.getMeta().getVersionId())
                .setEtag("W/\"" + held.getMeta().getVersionId() + "\"")
                .setLastModified(held.getMeta().getLastUpdated());
        return entry;
    }

    static BundleEntryComponent found(Resource resource) {
        BundleEntryComponent entry = new BundleEntryComponent().setResource(resource);
        entry.getResponse().setStatus(status(200));
        return entry;
    }

    static BundleEntryComponent searched(List<Resource> resources) {
        Bundle set = new Bundle().setType(Bundle.BundleType.SEARCHSET).setTotal(resources.size());
        resources.forEach(resource -> set.addEntry().setResource(resource));
        return found(set);
    }

    static BundleEntryComponent failed(BaseServerResponseException e) {
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.getResponse().setStatus(status(e.getStatusCode())).setOutcome(outcome(e));
        return entry;
    }

    private static OperationOutcome outcome(BaseServerResponseException e) {
        if (e.getOperationOutcome() instanceof OperationOutcome given) {
            return given;
        }
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.PROCESSING)
                .setDiagnostics(e.getMessage());
        return outcome;
    }

    private static String status(int code) {
        return code + " " + HttpStatus.getMessage(code);
    }
}
