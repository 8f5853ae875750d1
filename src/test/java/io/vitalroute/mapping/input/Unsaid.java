package io.vitalroute.mapping.input;

import java.io.PrintWriter;
import java.io.StringWriter;

import static org.assertj.core.api.Assertions.assertThat;

/** A word in a body that must never come out in a problem or an exception. */
final class Unsaid {
    private Unsaid() {}

    static void assertAbsent(Collected read) {
        StringWriter text = new StringWriter();
        read.problems.forEach(problem -> text.append(problem.toString()).append('\n'));
        if (read.ended != null) {
            read.ended.printStackTrace(new PrintWriter(text, true));
        }
        assertThat(text.toString()).isNotEmpty().doesNotContainIgnoringCase("canary");
    }
}
