package io.vitalroute.camel;

/** Names of the headers with which routes and the engine talk. */
final class Headers {
    static final String SOURCE = "vitalroute.source";
    static final String STREAM = "vitalroute.stream";
    static final String ACCOUNT = "vitalroute.account";
    /** The vendor's own id of the delivery, where there is one. */
    static final String DELIVERY = "vitalroute.delivery";
    /** Correlation id: the payload's id. */
    static final String PAYLOAD = "vitalroute.payload";

    static final String ATTEMPT = "vitalroute.attempt";
    static final String DELIVERY_KEY = "vitalroute.deliveryKey";

    /** SYSTEM|ID of the patient, for the component {@code mapping:}. */
    static final String PATIENT = "vitalroute.patient";

    /** What the component {@code mapping:} found wrong with items, a list of problems. */
    static final String PROBLEMS = "vitalroute.problems";

    private Headers() {}
}
