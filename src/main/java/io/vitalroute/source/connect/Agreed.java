package io.vitalroute.source.connect;

import java.net.URI;

/** What follows agreeing. */
public sealed interface Agreed permits Agreed.Onward, Refused {

    /**
     * On to the vendor.
     *
     * @param location where the browser is sent
     * @param cookie what the browser is to keep for a quarter of an hour, for {@code /connect/VENDOR}: {@code HttpOnly;
     *     SameSite=Lax}, and {@code Secure} under https
     */
    record Onward(URI location, String cookie) implements Agreed {
        /** Without state and cookie. */
        @Override
        public String toString() {
            return "Onward[" + location.getHost() + "]";
        }
    }
}
