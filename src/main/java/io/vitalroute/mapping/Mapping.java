package io.vitalroute.mapping;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.mapping.input.Input;
import io.vitalroute.mapping.input.Inputs;
import io.vitalroute.mapping.input.ItemHandler;
import io.vitalroute.mapping.input.Limits;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Payload;

/** A compiled mapping file: immutable, and safe to use from many threads at once. */
public final class Mapping {
    private final Program program;
    private final Input input;

    Mapping(Program program) {
        this.program = program;
        this.input = Inputs.of(program.input(), Limits.standard());
    }

    /** Its name, such as {@code withings/measures}. */
    public String name() {
        return program.name();
    }

    /** Its version, which every reading carries. */
    public int version() {
        return program.version();
    }

    /** The source whose payloads it takes. */
    public String source() {
        return program.source();
    }

    /** The stream whose payloads it takes. */
    public String stream() {
        return program.stream();
    }

    /** The metrics that it can make readings of, in the order of the file, each once. */
    public List<Metric> metrics() {
        return program.entries().stream()
                .flatMap(entry -> entry.choice().all().stream())
                .map(ReadingRule::metric)
                .distinct()
                .toList();
    }

    /** The reasons for which items or elements of their series are left out, in the order of the file, each once. */
    public List<String> skips() {
        Stream<Program.Reason> inside = program.entries().stream()
                .flatMap(entry -> entry.choice().all().stream())
                .flatMap(rule -> rule.skips().stream());
        return Stream.concat(program.skips().stream(), inside)
                .map(Program.Reason::name)
                .distinct()
                .toList();
    }

    /**
     * Maps a payload item by item, in memory that does not grow with the payload. Nothing about the payload's content
     * throws: what is wrong with it comes as a {@link Problem} of an item or of the whole.
     *
     * @throws IOException the body could not be fetched from where it is kept; trying again may help
     */
    public void map(Payload payload, MapContext context, MappingSink sink) throws IOException {
        PayloadRun run = new PayloadRun(program, payload, context, sink);
        try {
            input.read(payload.body(), new ItemHandler() {
                @Override
                public void entry(String name) {
                    run.entry(name);
                }

                @Override
                public boolean item(JsonNode item, JsonNode outside, String pointer) {
                    return run.item(item, outside, pointer);
                }

                @Override
                public boolean problem(Problem problem) {
                    return run.unreadableItem(problem);
                }
            });
        } catch (ProblemException e) {
            e.problems().forEach(run::unreadable);
        }
    }

    /** Maps a payload at once; for payloads that are known to be of moderate size. */
    public MappingResult map(Payload payload, MapContext context) throws IOException {
        Collector collector = new Collector();
        map(payload, context, collector);
        return collector.result();
    }

    @Override
    public String toString() {
        return name() + "@" + version();
    }
}
