package io.vitalroute.fhir;

import java.util.List;

import io.vitalroute.fhir.Encoded.FhirBundle;

/** What became of {@link FhirBundles#resolve}. */
public sealed interface Resolved {
    /** It can be sent; its entries are the same. */
    @SuppressWarnings("ArrayRecordComponent")
    record Ready(byte[] bundle) implements Resolved {}

    /** Not all of it can be sent: these take its place, what cannot each by itself. */
    record Apart(List<FhirBundle> parts) implements Resolved {}

    /** It takes back one reading that the server never had. */
    record Nothing() implements Resolved {}

    /** It replaces one reading that the server holds under an id that it did not tell. */
    record Unknown() implements Resolved {}
}
