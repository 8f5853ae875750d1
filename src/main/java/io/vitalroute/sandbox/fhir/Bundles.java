package io.vitalroute.sandbox.fhir;

import java.util.List;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;

/** Bundles that are posted to the base (FHIR R4 section 3.1.0.11). Public because HAPI calls it by reflection. */
public final class Bundles {
    private final FhirServerSettings settings;
    private final FhirStore store;
    private final Writes writes;

    Bundles(FhirServerSettings settings, FhirStore store, Writes writes) {
        this.settings = settings;
        this.store = store;
        this.writes = writes;
    }

    /** A transaction happens whole or not at all; of a batch each entry stands for itself. Answers in the same order. */
    @Transaction
    public Bundle process(@TransactionParam Bundle bundle) {
        if (bundle.getType() == BundleType.TRANSACTION) {
            allowed(settings.transaction());
            writes.validateAll(resources(bundle));
            return answer(
                    BundleType.TRANSACTIONRESPONSE,
                    store.atomically(() -> new TransactionWork(store, writes, true).run(bundle.getEntry())));
        }
        if (bundle.getType() == BundleType.BATCH) {
            allowed(settings.batch());
            boolean allValid = writes.areValid(resources(bundle));
            return answer(
                    BundleType.BATCHRESPONSE,
                    bundle.getEntry().stream()
                            .map(entry -> alone(entry, allValid))
                            .toList());
        }
        throw new InvalidRequestException("A bundle that is posted here is a transaction or a batch");
    }

    private BundleEntryComponent alone(BundleEntryComponent entry, boolean valid) {
        try {
            if (!valid && entry.hasResource()) {
                writes.validate(entry.getResource());
            }
            return store.atomically(() -> new TransactionWork(store, writes, false).run(List.of(entry)))
                    .get(0);
        } catch (BaseServerResponseException e) {
            return EntryAnswers.failed(e);
        }
    }

    private static List<Resource> resources(Bundle bundle) {
        return bundle.getEntry().stream()
                .filter(BundleEntryComponent::hasResource)
                .map(BundleEntryComponent::getResource)
                .toList();
    }

    private static Bundle answer(BundleType type, List<BundleEntryComponent> entries) {
        Bundle answer = new Bundle().setType(type);
        entries.forEach(answer::addEntry);
        return answer;
    }

    private static void allowed(boolean on) {
        if (!on) {
            throw new MethodNotAllowedException(
                    "This server does not take bundles of this type", RequestTypeEnum.GET, RequestTypeEnum.PUT);
        }
    }
}
