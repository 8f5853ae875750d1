package io.vitalroute.fhir;

/** How an Observation finds its earlier self on the server, so that sending it again stores it once. */
public enum WriteMode {
    /** {@code POST} with {@code ifNoneExist}; what may replace something is a conditional update. */
    CONDITIONAL_CREATE,
    /** {@code PUT Observation?identifier=} for all. */
    CONDITIONAL_UPDATE,
    /** {@code PUT Observation/id} with an id of ours, made from the reading's key: free of races, but servers may refuse it. */
    CLIENT_ID,
    /**
     * {@code POST}, and {@code PUT Observation/id} with the server's own id, for servers that can't do better. Sending again
     * stores again. What replaces lies in the Bundle as a conditional update, until {@link FhirBundles#resolve} puts the id
     * in that the server answered with.
     */
    CREATE
}
