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
 */
public record FhirServerSettings(
        HostSettings host,
        boolean validate,
        boolean references,
        boolean conditionalCreate,
        boolean conditionalUpdate,
        boolean updateCreate,
        boolean transaction,
        boolean batch) {

    /** Everything is possible and everything is checked. */
    public static FhirServerSettings on(int port) {
        return new FhirServerSettings(HostSettings.on(port), true, true, true, true, true, true, true);
    }

    /** The same with another port, access or TLS. */
    public FhirServerSettings host(HostSettings other) {
        return new FhirServerSettings(
                other, validate, references, conditionalCreate, conditionalUpdate, updateCreate, transaction, batch);
    }

    /** The same, with validation or without. */
    public FhirServerSettings validate(boolean on) {
        return new FhirServerSettings(
                host, on, references, conditionalCreate, conditionalUpdate, updateCreate, transaction, batch);
    }

    /** The same, with references checked or not. */
    public FhirServerSettings references(boolean on) {
        return new FhirServerSettings(
                host, validate, on, conditionalCreate, conditionalUpdate, updateCreate, transaction, batch);
    }

    /** The same, with conditional create and update or without. */
    public FhirServerSettings conditions(boolean create, boolean update) {
        return new FhirServerSettings(host, validate, references, create, update, updateCreate, transaction, batch);
    }

    /** The same, taking ids of the sender's own or not. */
    public FhirServerSettings updateCreate(boolean on) {
        return new FhirServerSettings(
                host, validate, references, conditionalCreate, conditionalUpdate, on, transaction, batch);
    }

    /** The same, taking transactions and batches or not. */
    public FhirServerSettings bundles(boolean transactions, boolean batches) {
        return new FhirServerSettings(
                host, validate, references, conditionalCreate, conditionalUpdate, updateCreate, transactions, batches);
    }
}
