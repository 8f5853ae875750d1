package io.vitalroute.check;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.vitalroute.problem.Problem;

/** Texts of files, read once and remembered, so that findings can show the line that they are about. */
final class Texts {
    private final Map<String, String> byName = new HashMap<>();

    /** A file's text, or a finding why not. */
    Optional<String> read(Path file, List<Problem> problems) {
        String name = MappingFolder.named(file);
        String known = byName.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<String> text = MappingFolder.read(file, problems);
        text.ifPresent(t -> byName.put(name, t));
        return text;
    }

    /** A line of a file that was read, from 1; empty where it has none. */
    Optional<String> line(String name, int number) {
        return Optional.ofNullable(byName.get(name))
                .flatMap(text -> text.lines().skip(Math.max(0, number - 1L)).findFirst());
    }
}
