package io.vitalroute;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The shipped {@code logback.xml} under the settings of the log. */
class LoggingTest {
    private static final Path SHIPPED = Path.of("src/main/resources/logback.xml");

    @Test
    void a_line_of_json_has_the_payloads_id_and_neither_arguments_nor_exceptions() throws Exception {
        JsonNode line = new JsonMapper().readTree(logged(Map.of("log.format", "json")));

        assertThat(line.at("/formattedMessage").asText()).isEqualTo("delivery 7 of fhir");
        assertThat(line.at("/mdc/payload").asText()).isEqualTo("0123abcd");
        assertThat(line.at("/level").asText()).isEqualTo("INFO");
        assertThat(line.toString()).doesNotContain("a value of a patient", "arguments");
    }

    @Test
    void a_line_of_text_has_the_payloads_id_and_no_exception() throws Exception {
        assertThat(logged(Map.of("log.format", "text")))
                .matches("(?s)\\S+Z INFO {2}io\\.vitalroute\\.Something 0123abcd delivery 7 of fhir\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.camel.component.netty.handlers.ServerChannelHandler",
                "org.apache.camel.component.vertx.http.VertxHttpProducer",
                "org.apache.camel.processor.errorhandler.DefaultErrorHandler",
                "org.apache.kafka.clients.producer.KafkaProducer",
                "io.netty.handler.logging.LoggingHandler",
                "io.vertx.core.http.impl.Http1xClientConnection",
                "ca.uhn.hl7v2.parser.PipeParser",
                "ca.uhn.fhir.rest.server.RestfulServer",
                "org.jdbi.sql",
                "org.postgresql.jdbc.PgPreparedStatement",
                "com.zaxxer.hikari.pool.ProxyConnection"
            })
    void no_setting_makes_a_library_talk_that_knows_bodies(String name) throws Exception {
        LoggerContext context = context(Map.of("log.libraries", "trace", "log.level", "trace"));

        assertThat(context.getLogger(name).getEffectiveLevel().isGreaterOrEqual(Level.WARN))
                .isTrue();
        assertThat(context.getLogger("io.vitalroute.camel.Engine").getEffectiveLevel())
                .isEqualTo(Level.TRACE);
    }

    @Test
    void a_level_that_is_none_is_a_problem() {
        assertThatThrownBy(() -> Logging.configure(Settings.of(Map.of("log.level", "verbose"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("error, warn, info, debug, trace");
    }

    private static String logged(Map<String, String> settings) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            LoggerContext context = context(settings);
            Logger logger = context.getLogger("io.vitalroute.Something");
            context.getMDCAdapter().put("payload", "0123abcd");
            logger.info("delivery {} of {}", 7, "fhir", new IllegalStateException("a value of a patient"));
            context.stop();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static LoggerContext context(Map<String, String> settings) throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        settings.forEach(context::putProperty);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(SHIPPED.toFile());
        return context;
    }
}
