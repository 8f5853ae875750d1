package io.vitalroute.check;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;

import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;

import io.vitalroute.mapping.Template;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** Templates of destinations ({@code mappings/templates/*.jslt}): readable as JSLT, and the same output for the same input. */
final class TemplateCheck {
    private TemplateCheck() {}

    static void run(Path file, Texts texts, List<Problem> problems) {
        String name = MappingFolder.named(file);
        texts.read(file, problems).ifPresent(text -> {
            try {
                new Parser(new StringReader(text)).compile();
                Template.read(file);
            } catch (ProblemException e) {
                problems.add(Problem.of(
                                e.first().code(),
                                Where.file(name, 1, 1),
                                e.first().message())
                        .hint(e.first().hint()));
            } catch (JsltException e) {
                int line = Math.max(1, e.getLine());
                problems.add(Problem.of(
                        ProblemCode.C201_CELL,
                        Where.file(name, line, Math.max(1, e.getColumn())),
                        "not readable as JSLT: "
                                + e.getMessageWithoutLocation()
                                        .lines()
                                        .findFirst()
                                        .orElse("")));
            }
        });
    }
}
