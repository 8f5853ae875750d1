package io.vitalroute.camel;

import org.apache.camel.main.Main;

import io.vitalroute.config.Settings;

/**
 * Where the engine listens over HTTP.
 *
 * @param sources for those who send
 * @param management for those who run it; the same where it has no port of its own
 */
record Ports(Port sources, Port management) {
    private static final String ANY = "0.0.0.0";
    private static final int USUAL = 8080;
    private static final int MOST = 65_535;

    static Ports of(Settings settings) {
        Port sources = new Port(
                "http.host", settings.get("http.host", ANY), "http.port", settings.number("http.port", USUAL, 0, MOST));
        int own = settings.number("management.port", sources.port(), 0, MOST);
        Port management = own == sources.port()
                ? sources
                : new Port("management.host", settings.get("management.host", ANY), "management.port", own);
        return new Ports(sources, management);
    }

    /** Whether what is for those who run the engine is kept apart. */
    boolean apart() {
        return !management.equals(sources);
    }

    /** Throws where one of them cannot be listened on. */
    void check(Settings settings) {
        sources.check(settings);
        if (apart()) {
            management.check(settings);
        }
    }

    /** Lets Camel's servers listen; the second one has none of Camel's own pages. */
    void configure(Main main, int mostBytes) {
        main.configure()
                .httpServer()
                .withEnabled(true)
                .withHost(sources.host())
                .withPort(sources.port())
                .withMaxBodySize((long) mostBytes);
        if (apart()) {
            main.configure()
                    .httpManagementServer()
                    .withEnabled(true)
                    .withHost(management.host())
                    .withPort(management.port())
                    .withHealthCheckEnabled(false)
                    .withInfoEnabled(false);
        }
    }
}
