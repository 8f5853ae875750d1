package io.vitalroute.camel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;

/**
 * An address to listen on, by its two settings.
 *
 * @param hostSetting and {@code portSetting}: names of the settings
 */
record Port(String hostSetting, String host, String portSetting, int port) {

    /** Throws R101 where it cannot be listened on. Camel's HTTP server only logs that, and the engine would run deaf. */
    void check(Settings settings) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw refused(
                    settings, hostSetting, "there is no address of the name " + host, "to 0.0.0.0 for all addresses");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            if (isElsewhere(address.getAddress())) {
                throw refused(
                        settings,
                        hostSetting,
                        host + " is no address of this machine",
                        "to 0.0.0.0 for all addresses, or to one that it has");
            }
            throw inUse(settings);
        }
    }

    /** As a browser would have it. */
    String address() {
        return "http://" + host + ":" + port;
    }

    /** Somebody else listens there. */
    ProblemException inUse(Settings settings) {
        return refused(
                settings,
                portSetting,
                "port " + port + " of " + host + " is in use, or may not be used by this user",
                "to another port, or stop who listens there");
    }

    private static ProblemException refused(Settings settings, String setting, String message, String hint) {
        return new ProblemException(Problem.of(ProblemCode.R101_PORT, settings.whereOf(setting), message)
                .hint("set " + Settings.environmentName(setting) + " " + hint));
    }

    private static boolean isElsewhere(InetAddress address) {
        try {
            return !address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null;
        } catch (SocketException e) {
            return false;
        }
    }
}
