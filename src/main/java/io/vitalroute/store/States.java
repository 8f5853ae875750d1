package io.vitalroute.store;

import java.util.List;
import java.util.Locale;

import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.pull.Errand;

/** Numbers of the state columns, as the partial indexes of the schema have them. */
final class States {
    static final int RECEIVING = -1;
    static final int KEPT = 0;
    static final int WORKING = 1;
    static final int DONE = 2;
    static final int WAITING = 3;
    static final int REFUSED = 4;
    static final int FAILED = 5;
    static final int EXPIRED = 6;

    static final int BEHIND = 0;
    static final int READY = 1;
    static final int CLAIMED = 2;
    static final int IN_FLIGHT = 3;
    static final int DELIVERED = 4;
    static final int PARKED = 5;
    static final int REPLACED = 6;
    static final int GIVEN_UP = 7;

    private static final List<Errand.Kind> KINDS =
            List.of(Errand.Kind.NOTICE, Errand.Kind.LIVE, Errand.Kind.RECONCILE, Errand.Kind.HISTORY);
    private static final List<Connection.State> CONNECTION =
            List.of(Connection.State.CONNECTED, Connection.State.NEEDS_RECONNECT, Connection.State.DISCONNECTED);

    private static final List<String> PAYLOAD =
            List.of("kept", "working", "done", "waiting", "refused", "failed", "expired");
    private static final List<String> DELIVERY =
            List.of("queued", "queued", "claimed", "inflight", "delivered", "parked", "replaced", "expired");

    private States() {}

    static String payload(int state) {
        return state == RECEIVING ? "receiving" : PAYLOAD.get(state);
    }

    /** The state of that name, or a number that no payload has. */
    static int payload(String name) {
        int state = PAYLOAD.indexOf(name.toLowerCase(Locale.ROOT));
        return state < 0 ? Integer.MIN_VALUE : state;
    }

    static int of(Errand.Kind kind) {
        return KINDS.indexOf(kind);
    }

    static Errand.Kind kind(int number) {
        return KINDS.get(number);
    }

    static int of(Connection.State state) {
        return CONNECTION.indexOf(state);
    }

    static Connection.State connection(int number) {
        return CONNECTION.get(number);
    }

    static String delivery(int state) {
        return DELIVERY.get(state);
    }
}
