package io.vitalroute.source.push;

import java.util.List;

/** The secrets by which we know a vendor. */
@FunctionalInterface
public interface Keys {
    /** The part {@code {secret}} of the address. */
    String ADDRESS = "secret";
    /** The whole value of the {@code Authorization} header. */
    String AUTHORIZATION = "push-authorization";
    /** Who we are at the vendor. */
    String CLIENT = "client-id";
    /** The token or code of a greeting. */
    String TOKEN = "push-token";

    /**
     * All values that count at the moment, the present one and the one before where it is being exchanged; none where
     * nothing is set.
     *
     * @param name one of the above, a setting that the vendor's file names, or {@code subscription}
     */
    List<String> of(String vendor, String name);

    /** What the secret that a vendor tells is sealed for. */
    static String purpose(String vendor) {
        return "subscription " + vendor;
    }
}
