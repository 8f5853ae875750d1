package io.vitalroute.mapping;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.config.Spec;
import io.vitalroute.mapping.input.InputFormat;
import io.vitalroute.problem.ProblemCode;

/** Compiles a whole file; what the spec has found wrong is passed over, and the rest is compiled for its findings. */
final class MappingCompiler {
    private final Author author;
    private final TimeCompiler times;
    private final CommonCompiler commons;

    MappingCompiler(Author author) {
        this.author = author;
        this.times = new TimeCompiler(author);
        this.commons = new CommonCompiler(author, times);
    }

    @Nullable
    Program compile(Fields root) {
        CommonRule shared = root.node("shared")
                .filter(node -> isSound(MappingSpec.SHARED, node))
                .map(node -> commons.compile(Fields.of(node)))
                .orElse(CommonRule.NOTHING);
        EntryCompiler entries = new EntryCompiler(author, times, commons, shared, root);
        List<Entry> compiled = new ArrayList<>();
        for (Node entry : nodes(root)) {
            if (isSound(ReadingSpec.READING, entry)) {
                compiled.add(entries.compile(Fields.of(entry)));
            }
        }
        if (!root.has("readings") && !root.has("skip")) {
            author.say(
                    ProblemCode.C104_MISSING_KEY,
                    root.node().at(),
                    "the mapping needs \"readings\"",
                    "a stream that holds no measurements has skip instead");
            return null;
        }
        List<Program.Reason> skips = author.reasons(root, "skip");
        List<Program.Reason> parks = author.reasons(root, "park");
        if (!isSound(MappingSpec.MAPPING, root.node())) {
            return null;
        }
        ReplacesRule replaces = ReplacesRule.of(author, root);
        InputFormat input = new InputCompiler(author).compile(root);
        if (input == null) {
            return null;
        }
        Fields accepts = root.fields("accepts").orElseThrow();
        return new Program(
                root.need("mapping"),
                root.integer("version", 1),
                accepts.need("source"),
                accepts.need("stream"),
                input,
                skips,
                parks,
                replaces,
                shared,
                List.copyOf(compiled));
    }

    private static List<Node> nodes(Fields root) {
        return root.node("readings").orElse(null) instanceof Node.Items items ? items.items() : List.of();
    }

    /** Whether the spec finds nothing wrong here; its findings have been added before. */
    private static boolean isSound(Spec spec, Node node) {
        return spec.check(node, new ArrayList<>());
    }
}
