package io.vitalroute.camel;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

import io.vitalroute.config.FilesBelow;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** The folder with route files, {@code *.camel.yaml} at any depth. */
record RouteFolder(Path folder) {
    private static final String SUFFIX = ".camel.yaml";

    /** All files, by path. */
    List<Path> files() {
        try {
            return FilesBelow.of(folder).stream()
                    .filter(file -> file.toString().endsWith(SUFFIX))
                    .toList();
        } catch (NoSuchFileException e) {
            throw new ProblemException(Problem.of(
                            ProblemCode.C111_NOT_FOUND,
                            Where.of(folder.toString()),
                            "the folder with the routes is not there")
                    .hint("start it in the folder of the installation, or name that with VITALROUTE_HOME"));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.C111_NOT_FOUND, Where.of(folder.toString()), "the folder cannot be read")
                            .hint("see that this user may read it and everything below it"));
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
            } catch (CharacterCodingException e) {
                throw new ProblemException(
                        Problem.of(ProblemCode.C113_ENCODING, Where.file(shown(file), 1, 1), "not UTF-8 text")
                                .hint("save it as UTF-8"));
            } catch (IOException e) {
                throw new ProblemException(
                        Problem.of(ProblemCode.C111_NOT_FOUND, Where.of(shown(file)), "the file cannot be read")
                                .hint("see that this user may read it"));
            }
        }
        return texts;
    }

    /** What to say where there is no route file at all. */
    ProblemException empty() {
        return new ProblemException(Problem.of(
                        ProblemCode.C111_NOT_FOUND,
                        Where.of(folder.toString()),
                        "no route file (*.camel.yaml) is in here")
                .hint("a folder of your own in its place must hold the shipped route files, too"));
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
