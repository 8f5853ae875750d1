package io.vitalroute.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.hl7.fhir.r4.model.Bundle;

import io.vitalroute.reading.Hashes;

/**
 * What a careful engineer would write by hand in an afternoon for one stream: Camel's HTTP, a SQLite table for what came
 * in and one for what is known, HAPI's model, camel-fhir. It does what the engine does for {@link Load}'s payloads: each is
 * on disk before its sender is answered, each reading goes out once, and what was delivered is noted; but no order per
 * patient, no retry, no restart, no other vendor. Arguments: port, database file, base of the FHIR server.
 */
public final class CamelHapi extends RouteBuilder {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String KEPT = "{\"kept\":true}";
    private final String fhir;
    private final Connection database;

    private CamelHapi(Path file, String fhir) throws SQLException {
        this.fhir = fhir;
        database = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = database.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("CREATE TABLE payload (id TEXT PRIMARY KEY, account TEXT, body BLOB, state INTEGER)");
            statement.execute("CREATE TABLE known (key TEXT PRIMARY KEY)");
        }
    }

    /** Runs until it is killed. */
    public static void main(String[] args) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(Integer.parseInt(args[0]));
        context.addService(new VertxPlatformHttpServer(http));
        context.addRoutes(new CamelHapi(Path.of(args[1]), args[2]));
        context.start();
        Thread.currentThread().join();
    }

    @Override
    public void configure() {
        from("platform-http:/in/withings/measures?httpMethodRestrict=POST")
                .convertBodyTo(byte[].class)
                .process(this::keep)
                .wireTap("seda:work?size=1000000")
                .removeHeaders("*")
                .setBody(constant(KEPT))
                .setHeader("Content-Length", constant(KEPT.length()))
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(202));
        from("seda:work?size=1000000&concurrentConsumers=16")
                .process(this::map)
                .filter(body().isNotNull())
                .to("fhir:transaction/withBundle?inBody=bundle&validationMode=NEVER&serverUrl=" + fhir)
                .process(this::delivered);
    }

    private void keep(Exchange exchange) throws SQLException {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        String account = exchange.getMessage().getHeader("X-Account", String.class);
        String id = Hashes.of(account, new String(body, StandardCharsets.UTF_8));
        update("INSERT OR IGNORE INTO payload VALUES (?, ?, ?, 0)", id, account, body);
        exchange.setProperty("id", id);
        exchange.setProperty("account", account);
    }

    private void map(Exchange exchange) throws Exception {
        String id = exchange.getProperty("id", String.class);
        String account = exchange.getProperty("account", String.class);
        JsonNode body =
                JSON.readTree(exchange.getMessage().getBody(byte[].class)).path("body");
        Bundle bundle = new WithingsBundle(id, account, body).make(this::isNew);
        exchange.getMessage().setBody(bundle.getEntry().isEmpty() ? null : bundle);
    }

    private void delivered(Exchange exchange) throws SQLException {
        update("UPDATE payload SET state = 1 WHERE id = ?", exchange.getProperty("id", String.class));
    }

    private boolean isNew(String key) {
        try {
            return update("INSERT OR IGNORE INTO known VALUES (?)", key) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized int update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        }
    }
}
