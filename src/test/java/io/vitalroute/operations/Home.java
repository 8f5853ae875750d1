package io.vitalroute.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder with the shipped routes and mappings, which a test may change. */
record Home(Path folder) {
    static Home in(Path folder) throws IOException {
        for (String part : List.of("routes", "mappings")) {
            copy(Path.of(part), folder.resolve(part));
        }
        return new Home(folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    Path route(String name) {
        return folder.resolve("routes").resolve(name + ".camel.yaml");
    }

    String text(String name) throws IOException {
        return Files.readString(route(name));
    }

    /** Saves as editors do: a new file in the place of the old one. */
    void save(String name, String text) throws IOException {
        Path beside = Files.createTempFile(folder, "save", ".tmp");
        Files.writeString(beside, text);
        Files.createDirectories(route(name).getParent());
        Files.move(beside, route(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
