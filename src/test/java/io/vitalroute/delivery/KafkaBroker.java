package io.vitalroute.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One real Kafka broker in KRaft mode, in this process. */
final class KafkaBroker implements AutoCloseable {
    private final int port = freePort();
    private final Locale before = Locale.getDefault();
    private final KafkaRaftServer server;

    private KafkaBroker(Path folder) throws Exception {
        Locale.setDefault(Locale.ROOT);
        int controller = freePort();
        String logs = folder.resolve("kafka").toString();
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(logs)
                .setMetadataLogDirectory(logs)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName("CONTROLLER");
        formatter.run();
        server = new KafkaRaftServer(
                new KafkaConfig(
                        Map.ofEntries(
                                Map.entry("node.id", "1"),
                                Map.entry("process.roles", "broker,controller"),
                                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                                Map.entry(
                                        "listeners",
                                        "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller),
                                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                                Map.entry("controller.listener.names", "CONTROLLER"),
                                Map.entry("log.dirs", logs),
                                Map.entry("num.partitions", "1"),
                                Map.entry("offsets.topic.num.partitions", "1"),
                                Map.entry("offsets.topic.replication.factor", "1"),
                                Map.entry("transaction.state.log.replication.factor", "1"),
                                Map.entry("transaction.state.log.min.isr", "1"),
                                Map.entry("group.initial.rebalance.delay.ms", "0")),
                        false),
                Time.SYSTEM);
        server.startup();
    }

    /** The broker itself cannot start where upper case is Turkish (it looks for a group type CLASSİC). */
    static KafkaBroker start(Path folder) throws Exception {
        return new KafkaBroker(folder);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** Writes a record with these headers and waits until the broker has it. */
    void write(String topic, Map<String, String> headers, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", address());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> kafkaRecord =
                    new ProducerRecord<>(topic, "k", value.getBytes(StandardCharsets.UTF_8));
            headers.forEach((name, text) -> kafkaRecord.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(kafkaRecord).get();
        }
    }

    /** Reads so many records of a topic from its beginning, or as many as come within the time. */
    List<ConsumerRecord<String, byte[]>> read(String topic, int number, Duration within) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                address(),
                "group.id",
                Uuid.randomUuid().toString(),
                "auto.offset.reset",
                "earliest");
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            long end = System.nanoTime() + within.toNanos();
            while (found.size() < number && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        Locale.setDefault(before);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
