package io.vitalroute.fhir;

/** What kind of Bundle is posted (R4 http.html#transaction). */
public enum BundleType {
    /** All or nothing. */
    TRANSACTION("transaction"),
    /** Each entry for itself. */
    BATCH("batch"),
    /**
     * None: a request for each reading, for servers that take no Bundles. Until it is sent a reading lies in a batch of one
     * entry, which says the request.
     */
    SINGLE("batch");

    private final String code;

    BundleType(String code) {
        this.code = code;
    }

    /** The code of {@code Bundle.type}. */
    public String code() {
        return code;
    }
}
