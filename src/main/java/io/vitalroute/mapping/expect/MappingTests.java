package io.vitalroute.mapping.expect;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.config.YamlText;
import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Payload;

/** Runs the tests of a mapping. */
public final class MappingTests {
    /** How the names of test files end. */
    public static final String SUFFIX = ".test.yaml";

    private static final String RECEIVED = "2026-01-01T00:00:00Z";
    private final Mapping mapping;
    private final Samples samples;

    private MappingTests(Mapping mapping, Samples samples) {
        this.mapping = mapping;
        this.samples = samples;
    }

    /**
     * Runs all tests of a file.
     *
     * @param file its name, for findings
     * @param problems takes what is wrong with the file itself
     * @return one result per test, in the order of the file; none where the file is wrong
     */
    public static List<TestResult> run(
            String file, String text, Mapping mapping, Samples samples, List<Problem> problems) {
        Node root = YamlText.read(file, text, problems);
        if (root == null || !TestSpec.FILE.check(root, problems)) {
            return List.of();
        }
        MappingTests runner = new MappingTests(mapping, samples);
        return Fields.of(root).items("tests").stream()
                .map(test -> runner.run(Fields.of(test)))
                .toList();
    }

    private TestResult run(Fields test) {
        List<Problem> failures = new ArrayList<>();
        try {
            Payload payload = payload(test);
            new Comparison(test, mapping.map(payload, MapContext.in(zone(test))), failures).run();
        } catch (ProblemException e) {
            failures.addAll(e.problems());
        } catch (IOException e) {
            failures.add(Problem.of(
                    ProblemCode.C111_NOT_FOUND, test.at("payload"), "no file \"" + test.text("payload") + "\""));
        }
        return new TestResult(test.need("name"), test.node().at(), List.copyOf(failures));
    }

    private Payload payload(Fields test) throws IOException {
        byte[] body = Bodies.packed(test, new Changes(test).apply(Bodies.read(test, samples)));
        return Payload.of(
                mapping.source(),
                mapping.stream(),
                test.text("account"),
                receivedAt(test),
                "application/octet-stream",
                body);
    }

    private static Instant receivedAt(Fields test) {
        String said = test.text("received-at");
        try {
            return Instant.parse(said == null ? RECEIVED : said);
        } catch (DateTimeException e) {
            throw wrong(test, "received-at", "not an ISO instant", "such as " + RECEIVED);
        }
    }

    private static @Nullable ZoneId zone(Fields test) {
        String said = test.text("zone");
        try {
            return said == null ? null : ZoneId.of(said);
        } catch (DateTimeException e) {
            throw wrong(test, "zone", "no zone of the IANA database", "such as Europe/Rome");
        }
    }

    /** A test that cannot be run. */
    static ProblemException wrong(Fields test, String key, String said, @Nullable String hint) {
        return new ProblemException(
                Problem.of(ProblemCode.C222_TEST, test.at(key), said).hint(hint));
    }
}
