package io.vitalroute.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/** The folder with route files, {@code *.camel.yaml} at any depth. */
record RouteFolder(Path folder) {
    private static final String SUFFIX = ".camel.yaml";

    /** All files, by path. */
    List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + folder, e);
        }
    }

    /** The texts of all files as they are now; one that vanishes meanwhile is left out. */
    Map<Path, String> texts() {
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Path file : files()) {
            try {
                texts.put(file, Files.readString(file));
            } catch (NoSuchFileException e) {
                // removed between listing and reading: as if it had not been listed
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return texts;
    }

    /** How Camel names a file. */
    static String location(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    static Resource resource(Path file, String text) {
        return ResourceHelper.fromString(location(file), text);
    }

    /** A file as people name it. */
    String shown(Path file) {
        return folder.getFileName() + "/" + folder.relativize(file).toString().replace('\\', '/');
    }
}
