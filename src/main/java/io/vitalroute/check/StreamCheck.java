package io.vitalroute.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.vitalroute.config.Node;
import io.vitalroute.config.YamlText;
import io.vitalroute.mapping.MappingFile;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/** Two mappings for one stream: only one of them would ever be asked. */
record StreamCheck(Path folder, Texts texts) {

    void run(List<Path> looked, List<Problem> problems) {
        Set<Path> all = new LinkedHashSet<>();
        MappingFolder.files(folder, MappingFile.SUFFIX)
                .forEach(file -> all.add(file.toAbsolutePath().normalize()));
        Set<Path> wanted = new LinkedHashSet<>();
        looked.forEach(file -> wanted.add(file.toAbsolutePath().normalize()));
        all.addAll(wanted);
        Map<String, Where> first = new LinkedHashMap<>();
        for (Path file : all) {
            accepts(file).ifPresent(claim -> {
                Where earlier = first.putIfAbsent(claim.stream, claim.at);
                if (earlier != null && wanted.contains(file)) {
                    problems.add(Problem.of(
                                    ProblemCode.C108_CONFLICT,
                                    claim.at,
                                    "a second mapping accepts " + claim.stream + "; the first is " + earlier.what())
                            .hint("one stream has one mapping: merge them, or name another stream"));
                }
            });
        }
    }

    /** The sources that the mappings of the installation accept. */
    Set<String> sources() {
        Set<String> sources = new TreeSet<>();
        MappingFolder.files(folder, MappingFile.SUFFIX)
                .forEach(file -> accepts(file).ifPresent(claim -> sources.add(claim.source())));
        return sources;
    }

    /** The streams that there are mappings for, as {@code source/stream}; those of the looked-at mappings, too. */
    Set<String> streams(List<Path> looked) {
        Set<Path> all = new LinkedHashSet<>(MappingFolder.files(folder, MappingFile.SUFFIX));
        all.addAll(looked);
        Set<String> streams = new TreeSet<>();
        all.forEach(file -> accepts(file).ifPresent(claim -> streams.add(claim.stream)));
        return streams;
    }

    private Optional<Claim> accepts(Path file) {
        List<Problem> unused = new ArrayList<>();
        return texts.read(file, unused)
                .map(text -> YamlText.read(MappingFolder.named(file), text, unused))
                .flatMap(root ->
                        root instanceof Node.Fields fields && fields.get("accepts") instanceof Node.Fields accepts
                                ? claim(accepts)
                                : Optional.empty());
    }

    private static Optional<Claim> claim(Node.Fields accepts) {
        return accepts.get("source") instanceof Node.Text source && accepts.get("stream") instanceof Node.Text stream
                ? Optional.of(new Claim(source.text(), source.text() + "/" + stream.text(), accepts.at()))
                : Optional.empty();
    }

    private record Claim(String source, String stream, Where at) {}
}
