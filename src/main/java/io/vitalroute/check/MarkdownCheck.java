package io.vitalroute.check;

import java.util.ArrayList;
import java.util.List;

import io.vitalroute.config.Node;
import io.vitalroute.config.YamlText;
import io.vitalroute.mapping.MappingFile;
import io.vitalroute.mapping.expect.TestSpec;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metrics;

/** The {@code yaml} blocks of documentation, checked as the files that they show, so that a page cannot rot. */
record MarkdownCheck(Metrics metrics, RouteLint routes, VendorCheck vendors) {

    void run(String name, String markdown, List<Problem> problems) {
        List<String> lines = markdown.lines().toList();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (start < 0 && (line.equals("```yaml") || line.equals("```yml"))) {
                start = i + 1;
            } else if (start >= 0 && line.equals("```")) {
                block(name, lines, start, i, problems);
                start = -1;
            }
        }
    }

    /** The block at its own lines: what stands above is left empty, and its indentation is taken away. */
    private void block(String name, List<String> lines, int start, int end, List<Problem> problems) {
        String first = lines.get(start - 1);
        int indent = first.length() - first.stripLeading().length();
        StringBuilder text = new StringBuilder("\n".repeat(start));
        for (String line : lines.subList(start, end)) {
            text.append(line.substring(
                            Math.min(indent, line.length() - line.stripLeading().length())))
                    .append('\n');
        }
        List<Problem> found = new ArrayList<>();
        check(name, text.toString(), found);
        found.forEach(problem -> problems.add(shifted(problem, indent)));
    }

    private void check(String name, String text, List<Problem> found) {
        Node root = YamlText.read(name, text, found);
        if (root instanceof Node.Fields fields && fields.get("mapping") != null) {
            found.clear();
            MappingFile.compile(name, text, metrics, found);
        } else if (root instanceof Node.Fields fields && fields.get("vendor") != null && fields.get("api") != null) {
            vendors.check(name, text, found);
        } else if (root instanceof Node.Fields fields
                && fields.get("tests") != null
                && fields.fields().size() == 1) {
            if (!text.contains("series:")) {
                TestSpec.FILE.check(root, found);
            }
        } else if (root instanceof Node.Items && text.contains("- route:")) {
            routes.check(root, found);
        }
    }

    private static Problem shifted(Problem problem, int indent) {
        Where at = problem.where();
        Where moved = Where.file(at.what(), at.line(), at.column() + indent);
        return new Problem(problem.code(), problem.message(), moved, problem.hint());
    }
}
