package io.vitalroute.source.connect;

import io.vitalroute.config.Settings;

/**
 * Who we are to a vendor, as registered in its developer portal.
 *
 * @param signs whether requests are signed with a nonce instead of showing the secret; only Withings offers that
 */
public record VendorClient(String id, String secret, boolean signs) {

    /**
     * From the settings {@code NAME.client-id}, {@code NAME.client-secret} and {@code NAME.sign-requests}.
     *
     * @throws io.vitalroute.problem.ProblemException where one of the first two is missing
     */
    public static VendorClient of(Settings settings, String name) {
        String why = "it comes from the vendor's developer portal";
        return new VendorClient(
                settings.need(name + ".client-id", why),
                settings.need(name + ".client-secret", why),
                settings.get(name + ".sign-requests", "false").equals("true"));
    }

    @Override
    public String toString() {
        return "VendorClient[" + id + "]";
    }
}
