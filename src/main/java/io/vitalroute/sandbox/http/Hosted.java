package io.vitalroute.sandbox.http;

import java.util.List;

/** A web server of the simulated outside world: what arrived at it, what goes wrong with it, and that it comes and goes. */
public interface Hosted extends AutoCloseable {
    /** The server behind it. */
    HttpHost host();

    /** The last requests, refused and repeated ones included, oldest first. */
    default List<Received> requests() {
        return host().requests();
    }

    /** What goes wrong, from now on. */
    default FaultPlan faults() {
        return host().faults();
    }

    /** Refuses connections, and ends those that it had. */
    default void down() {
        host().down();
    }

    /** Comes back, with what it held. */
    default void up() {
        host().up();
    }

    @Override
    default void close() {
        host().close();
    }
}
