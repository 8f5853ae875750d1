package io.vitalroute.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tries whether a port can be listened on. Camel's HTTP server only logs that it cannot, and the engine would run deaf. */
final class Port {
    private Port() {}

    /** Throws, with a {@link java.net.BindException} as cause, where the port is taken or not allowed. */
    static void check(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen", e);
        }
    }
}
