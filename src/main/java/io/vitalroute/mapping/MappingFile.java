package io.vitalroute.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.config.YamlText;
import io.vitalroute.mapping.cell.Cells;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Metrics;

/** Compiles {@code *.map.yaml} files. */
public final class MappingFile {
    /** How the names of mapping files end. */
    public static final String SUFFIX = ".map.yaml";

    private MappingFile() {}

    /**
     * Compiles a file.
     *
     * @param file its name, for findings, and for the check that it agrees with {@code mapping}
     * @param metrics the catalogue
     * @param problems takes all findings at once, each with line and column
     * @return null where something was found
     */
    public static @Nullable Mapping compile(String file, String text, Metrics metrics, List<Problem> problems) {
        return compile(file, text, metrics, problems, Cells.Observer.none());
    }

    /** The same; {@code coverage} sees what the mapping's cells yield. */
    public static @Nullable Mapping compile(
            String file, String text, Metrics metrics, List<Problem> problems, Coverage coverage) {
        return compile(file, text, metrics, problems, (Cells.Observer) coverage);
    }

    private static @Nullable Mapping compile(
            String file, String text, Metrics metrics, List<Problem> problems, Cells.Observer observer) {
        List<Problem> found = new ArrayList<>();
        Node root = YamlText.read(file, text, found);
        Mapping mapping = null;
        if (root != null) {
            MappingSpec.MAPPING.check(root, found);
            Secrets.check(root, found);
            mapping = compile(file, root, new Author(new Cells(found, observer), metrics, found));
        }
        problems.addAll(new LinkedHashSet<>(found));
        return found.isEmpty() ? mapping : null;
    }

    private static @Nullable Mapping compile(String file, Node root, Author author) {
        if (!(root instanceof Node.Fields)) {
            return null;
        }
        Program program = new MappingCompiler(author).compile(Fields.of(root));
        if (author.problems().isEmpty() && program != null) {
            name(file, program.name(), Fields.of(root), author);
            return author.problems().isEmpty() ? new Mapping(program) : null;
        }
        return null;
    }

    private static void name(String file, String name, Fields root, Author author) {
        String path = file.replace('\\', '/');
        if (path.endsWith(SUFFIX) && !("/" + path).endsWith("/" + name + SUFFIX)) {
            author.say(
                    ProblemCode.C109_NAME,
                    root.at("mapping"),
                    "the mapping is called \"" + name + "\", its file is not",
                    "a mapping is called as its path below mappings/, without " + SUFFIX);
        }
    }
}
