package io.vitalroute.sandbox.fhir;

import io.vitalroute.sandbox.http.HostSettings;

/**
 * What the server is able to do. Its capability statement says the same.
 *
 * @param host port, access and TLS
 * @param validate whether each resource is validated (R4, its claimed profiles, and the vital-signs profile that its
 *     code demands) and refused with 422
 * @param references whether a relative reference to a resource that the server does not hold is refused with 400
 * @param conditionalCreate {@code If-None-Exist}
 * @param conditionalUpdate {@code PUT [type]?criteria}
 * @param updateCreate {@code PUT [type]/[id]} with an id that is new
 * @param transaction bundles of type transaction
 * @param batch bundles of type batch
 * @param update {@code PUT [type]/[id]} at all, plain or conditional
 * @param guarded whether the capability statement too asks for the host's access
 */
public record FhirServerSettings(
        HostSettings host,
        boolean validate,
        boolean references,
        boolean conditionalCreate,
        boolean conditionalUpdate,
        boolean updateCreate,
        boolean transaction,
        boolean batch,
        boolean update,
        boolean guarded) {

    /** Everything is possible and everything is checked; only the capability statement is for everybody. */
    public static FhirServerSettings on(int port) {
        return new FhirServerSettings(HostSettings.on(port), true, true, true, true, true, true, true, true, false);
    }

    /** The same with another port, access or TLS. */
    public FhirServerSettings host(HostSettings other) {
        return new FhirServerSettings(
                other,
                validate,
                references,
                conditionalCreate,
                conditionalUpdate,
                updateCreate,
                transaction,
                batch,
                update,
                guarded);
    }

    /** The same, with validation or without. */
    public FhirServerSettings validate(boolean on) {
        return checks(on, references);
    }

    /** The same, with references checked or not. */
    public FhirServerSettings references(boolean on) {
        return checks(validate, on);
    }

    private FhirServerSettings checks(boolean validates, boolean checksReferences) {
        return new FhirServerSettings(
                host,
                validates,
                checksReferences,
                conditionalCreate,
                conditionalUpdate,
                updateCreate,
                transaction,
                batch,
                update,
                guarded);
    }

    /** The same, with conditional create and update or without. */
    public FhirServerSettings conditions(boolean create, boolean onUpdate) {
        return writes(create, onUpdate, updateCreate, update);
    }

    /** The same, taking ids of the sender's own or not. */
    public FhirServerSettings updateCreate(boolean on) {
        return writes(conditionalCreate, conditionalUpdate, on, update);
    }

    /** A server that can do no more than store what is new: no conditions, no ids of the sender's own, no updates. */
    public FhirServerSettings createOnly() {
        return writes(false, false, false, false);
    }

    private FhirServerSettings writes(boolean create, boolean onUpdate, boolean ownIds, boolean updates) {
        return new FhirServerSettings(
                host, validate, references, create, onUpdate, ownIds, transaction, batch, updates, guarded);
    }

    /** The same, taking transactions and batches or not. */
    public FhirServerSettings bundles(boolean transactions, boolean batches) {
        return new FhirServerSettings(
                host,
                validate,
                references,
                conditionalCreate,
                conditionalUpdate,
                updateCreate,
                transactions,
                batches,
                update,
                guarded);
    }

    /** The same, its capability statement no less guarded than the rest. */
    public FhirServerSettings guard() {
        return new FhirServerSettings(
                host,
                validate,
                references,
                conditionalCreate,
                conditionalUpdate,
                updateCreate,
                transaction,
                batch,
                update,
                true);
    }
}
