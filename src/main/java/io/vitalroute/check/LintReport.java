package io.vitalroute.check;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import io.vitalroute.problem.Problem;

/** All findings of some files, by file, line and column. */
public final class LintReport {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    (Problem p) -> p.where().what())
            .thenComparingInt(p -> p.where().line())
            .thenComparingInt(p -> p.where().column());

    private final List<Problem> problems;
    private final Texts texts;
    private final int files;

    LintReport(List<Problem> problems, Texts texts, int files) {
        this.problems = problems.stream().distinct().sorted(BY_PLACE).toList();
        this.texts = texts;
        this.files = files;
    }

    /** The findings. */
    public List<Problem> problems() {
        return problems;
    }

    /** How many files were looked at. */
    public int files() {
        return files;
    }

    /**
     * As people read it: place, code and message; the line of the file; a caret below the column; a hint.
     *
     * <pre>{@code
     * mappings/acme/cuff.map.yaml:11:13: C121 no metric is called "blood-presure"
     *   11 |   - metric: blood-presure
     *      |             ^
     *   hint: did you mean "blood-pressure"?
     * }</pre>
     */
    public String text() {
        return problems.stream().map(this::text).collect(Collectors.joining("\n"));
    }

    private String text(Problem problem) {
        StringBuilder out = new StringBuilder()
                .append(problem.where())
                .append(": ")
                .append(problem.code().id())
                .append(' ')
                .append(problem.message())
                .append('\n');
        texts.line(problem.where().what(), problem.where().line()).ifPresent(line -> line(problem, line, out));
        if (problem.hint() != null) {
            out.append("  hint: ").append(problem.hint()).append('\n');
        }
        return out.toString();
    }

    private static void line(Problem problem, String line, StringBuilder out) {
        String number = "  " + problem.where().line();
        int column = Math.max(1, problem.where().column());
        String before = line.substring(0, Math.min(column - 1, line.length())).replaceAll("[^\\t]", " ");
        out.append(number).append(" | ").append(line).append('\n');
        out.append(" ".repeat(number.length())).append(" | ").append(before).append("^\n");
    }
}
