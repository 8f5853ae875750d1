package io.vitalroute.operations;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.canary.Canary;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.pipeline.Journal.Query;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Fault;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.sandbox.http.Fault;
import io.vitalroute.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mark in every field of every sample of every mapping, once as a text and, where a number stands, as a number that is
 * plausible and one that is not; through the whole engine, with receivers that refuse and repeat the mark. It must come out
 * nowhere but in the deliveries themselves.
 */
class CanaryTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> MARKS = List.of(
            "\"" + Canary.WORD + "\"", "66." + Canary.DIGITS, Canary.DIGITS + "000", "\"66." + Canary.DIGITS + "\"");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([A-Za-z]+)=\"[^\"]*\"");

    @TempDir
    private static Path folder;

    private static Installation site;
    private static LogLines log;
    private static final List<String> said = new ArrayList<>();
    private static int sent;

    @BeforeAll
    static void send() throws IOException {
        log = LogLines.capture();
        site = Installation.prepared(
                Path.of(""), folder, Map.of(), FhirServerSettings.on(0).validate(false), Hl7Settings.on(0));
        site.start();
        site.link("garmin", "invented-user-a", "ga");
        site.link("garmin", "invented-user-b", "gb");
        site.hl7.faults().next(10, Hl7Fault.applicationError(101, Canary.WORD + " " + Canary.DIGITS));
        site.fhir
                .faults()
                .next(3, Fault.status(400))
                .next(1, new Fault.Html(502))
                .next(1, new Fault.Truncate());
        for (Path sample : samples()) {
            String source = sample.getParent().getParent().getFileName().toString();
            String stream = sample.getFileName().toString().replaceFirst("\\..*$", "");
            String account = source + "-" + stream;
            site.link(source, account, account);
            for (byte[] body : marked(sample.toString(), Files.readAllBytes(sample))) {
                said.add(site.post(source, stream, account, body).body());
                sent++;
            }
        }
        site.settle();
    }

    @AfterAll
    static void stop() {
        site.close();
        log.close();
    }

    @Test
    void no_line_of_any_log_holds_it() {
        assertThat(log.lines()).hasSizeGreaterThan(20).noneMatch(Canary::isIn);
    }

    @Test
    void no_problem_in_the_journal_holds_it() {
        List<String> problems = new ArrayList<>();
        try (Store store = site.store()) {
            Journal journal = store.journal();
            for (Journal.Message message :
                    journal.messages(new Query(null, null, null, null, null, null, null, 100_000))) {
                Journal.Detail detail = journal.message(message.id()).orElseThrow();
                detail.problems().forEach(p -> problems.add(p.toString()));
                detail.deliveries().forEach(d -> problems.add(String.valueOf(d.problem())));
                problems.addAll(detail.skips().keySet());
            }
        }

        assertThat(sent).isGreaterThan(300);
        assertThat(problems).hasSizeGreaterThan(100).noneMatch(Canary::isIn);
    }

    @Test
    void neither_metrics_nor_health_nor_any_answer_holds_it() {
        for (String path : List.of("/metrics", "/health/ready")) {
            said.add(site.send(HttpRequest.newBuilder(site.uri(path)).build()).body());
        }

        assertThat(said).noneMatch(Canary::isIn);
    }

    @Test
    void it_was_really_in_what_was_delivered() {
        assertThat(site.hl7.messages()).anyMatch(message -> Canary.isIn(message.text()));
    }

    private static List<byte[]> marked(String name, byte[] sample) throws IOException {
        if (name.endsWith(".zip")) {
            return markedArchive(sample);
        }
        String text = new String(sample, StandardCharsets.UTF_8);
        List<String> bodies =
                name.endsWith(".json") ? markedJson(text) : name.endsWith(".csv") ? markedCsv(text) : markedXml(text);
        return bodies.stream()
                .map(body -> body.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** For each mark in an entry an archive of that entry alone. */
    private static List<byte[]> markedArchive(byte[] sample) throws IOException {
        List<byte[]> archives = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(sample))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                for (byte[] body : marked(entry.getName(), in.readAllBytes())) {
                    ByteArrayOutputStream archive = new ByteArrayOutputStream();
                    try (ZipOutputStream out = new ZipOutputStream(archive)) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        out.write(body);
                    }
                    archives.add(archive.toByteArray());
                }
            }
        }
        return archives;
    }

    /** Marks in the columns of the first row below the heads. */
    private static List<String> markedCsv(String sample) {
        List<String> lines = sample.lines().toList();
        String[] columns = lines.get(1).split(",", -1);
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            for (String mark : List.of(Canary.WORD, "66." + Canary.DIGITS)) {
                String[] marked = columns.clone();
                marked[i] = mark;
                bodies.add(lines.get(0) + "\n" + String.join(",", marked) + "\n");
            }
        }
        return bodies;
    }

    /** A payload for each field and mark; of the elements of an array the first that has the field. */
    private static List<String> markedJson(String sample) throws IOException {
        JsonNode root = JSON.readTree(sample);
        Map<String, String> fields = new LinkedHashMap<>();
        leaves(root, "", fields);
        List<String> bodies = new ArrayList<>();
        for (String pointer : fields.values()) {
            boolean number = root.at(pointer).isNumber();
            for (String mark : number ? MARKS : MARKS.subList(0, 1)) {
                JsonNode copy = root.deepCopy();
                put(copy, JsonPointer.compile(pointer), JSON.readTree(mark));
                bodies.add(copy.toString());
            }
        }
        return bodies;
    }

    private static void leaves(JsonNode node, String pointer, Map<String, String> found) {
        if (node.isValueNode()) {
            found.putIfAbsent(pointer.replaceAll("/\\d+", "/*"), pointer);
        }
        node.properties().forEach(field -> leaves(field.getValue(), pointer + "/" + field.getKey(), found));
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                leaves(array.get(i), pointer + "/" + i, found);
            }
        }
    }

    private static void put(JsonNode root, JsonPointer at, @Nullable JsonNode mark) {
        JsonNode parent = root.at(at.head());
        if (parent instanceof ObjectNode object) {
            object.set(at.last().getMatchingProperty(), mark);
        } else if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), mark);
        }
    }

    private static List<String> markedXml(String sample) {
        Map<String, MatchResult> attributes = new LinkedHashMap<>();
        ATTRIBUTE.matcher(sample).results().forEach(found -> attributes.putIfAbsent(found.group(1), found));
        List<String> bodies = new ArrayList<>();
        for (MatchResult found : attributes.values()) {
            for (String mark : List.of(Canary.WORD, "66." + Canary.DIGITS)) {
                bodies.add(sample.substring(0, found.start()) + " " + found.group(1) + "=\"" + mark + "\""
                        + sample.substring(found.end()));
            }
        }
        return bodies;
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getParent().endsWith("samples"))
                    .sorted()
                    .toList();
        }
    }
}
