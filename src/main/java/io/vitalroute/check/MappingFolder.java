package io.vitalroute.check;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.FilesBelow;
import io.vitalroute.identity.Sources;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.MappingFile;
import io.vitalroute.mapping.Mappings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metrics;

/** The folder {@code mappings}: its catalogue of metrics and its mapping files. */
public final class MappingFolder {
    private final Path folder;

    /** The folder that holds {@code metrics.yaml}. */
    public MappingFolder(Path folder) {
        this.folder = folder;
    }

    /** The catalogue, as far as it is right; findings are added. */
    public Metrics metrics(List<Problem> problems) {
        Path file = folder.resolve("metrics.yaml");
        return read(file, problems)
                .map(text -> Metrics.read(named(file), text, problems))
                .orElseGet(() -> Metrics.of(List.of()));
    }

    /** All mappings that compile; the findings of the others are added. */
    public Mappings mappings(Metrics metrics, List<Problem> problems) {
        List<Mapping> compiled = new ArrayList<>();
        for (Path file : files(folder, MappingFile.SUFFIX)) {
            read(file, problems)
                    .map(text -> MappingFile.compile(named(file), text, metrics, problems))
                    .ifPresent(compiled::add);
        }
        return Mappings.of(compiled);
    }

    /**
     * Which of two sources stands; nothing is ever the same where no file says so.
     *
     * @param known the sources that there are
     */
    public Sources sources(Metrics metrics, Collection<String> known, List<Problem> problems) {
        Path file = folder.resolve(Sources.FILE);
        if (!Files.exists(file)) {
            return Sources.NONE;
        }
        return read(file, problems)
                .map(text -> Sources.read(named(file), text, metrics, known, problems))
                .orElse(Sources.NONE);
    }

    /**
     * One mapping, by name or by the path of its file; the others are not read.
     *
     * @throws ProblemException C121 where there is none, else the file's findings
     */
    public Mapping mapping(String nameOrPath, Metrics metrics) {
        Path own = folder.resolve(nameOrPath + MappingFile.SUFFIX);
        Path file = nameOrPath.endsWith(MappingFile.SUFFIX) ? Path.of(nameOrPath) : own;
        List<Problem> problems = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(unknown(nameOrPath));
        }
        Optional<Mapping> compiled =
                read(file, problems).map(text -> MappingFile.compile(named(file), text, metrics, problems));
        return compiled.orElseThrow(() -> new ProblemException(problems));
    }

    /** The names of all mapping files, by where they lie. */
    public List<String> names() {
        return files(folder, MappingFile.SUFFIX).stream().map(this::name).toList();
    }

    /** What the mapping in a file must be called. */
    String name(Path file) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        return path.substring(0, path.length() - MappingFile.SUFFIX.length());
    }

    private Problem unknown(String wanted) {
        return Problem.of(ProblemCode.C121_UNKNOWN_NAME, Where.of(wanted), "no mapping of this name, and no such file")
                .hint(Suggest.hint(wanted, names()).orElse("vitalroute matrix lists the mappings"));
    }

    /** Files below a folder whose names end so, in order. */
    static List<Path> files(Path folder, String ending) {
        try {
            return FilesBelow.of(folder).stream()
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A file's text, or a finding why not. */
    static Optional<String> read(Path file, List<Problem> problems) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            problems.add(Problem.of(ProblemCode.C113_ENCODING, Where.file(named(file), 1, 1), "not UTF-8 text")
                    .hint("save it as UTF-8"));
        } catch (IOException e) {
            boolean isThere = Files.exists(file);
            problems.add(Problem.of(
                            ProblemCode.C111_NOT_FOUND,
                            Where.of(named(file)),
                            isThere ? "the file cannot be read" : "the file is not there")
                    .hint(isThere ? "see that this user may read it" : hint(file)));
        }
        return Optional.empty();
    }

    private static @Nullable String hint(Path file) {
        return file.endsWith("metrics.yaml")
                ? "the folder mappings of the installation holds it; VITALROUTE_HOME names the installation"
                : null;
    }

    /** As people name the file: relative to where they are, where it lies below. */
    static String named(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    }
}
