package io.vitalroute.source.connect;

import java.util.List;

import io.vitalroute.source.vendor.OAuth;

/** What came of the browser's return. */
public sealed interface Arrived permits Arrived.Connected, Refused {

    /**
     * The account is connected.
     *
     * @param again whether it had been connected before
     * @param missing what was asked for and not granted
     */
    record Connected(Connection connection, boolean again, List<OAuth.Scope> missing) implements Arrived {
        /** The list is copied. */
        public Connected {
            missing = List.copyOf(missing);
        }
    }
}
