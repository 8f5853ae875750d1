package io.vitalroute.mapping;

import java.util.List;

import io.vitalroute.config.Fields;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Metric;

/** Finds readings without a time, or with one that their metric does not take. */
record TimeCheck(Author author, CommonRule shared) {

    void check(Fields reading, Metric metric, CommonRule common) {
        boolean wrong = !Author.present(reading, "at", "during", "day").isEmpty();
        FrameRule frame = common.frame() == null ? shared.frame() : common.frame();
        if (frame == null) {
            if (!wrong) {
                author.say(
                        ProblemCode.C212_NO_TIME,
                        reading.node().at(),
                        "\"" + metric.name() + "\" has no time",
                        "say at, during or day here or in shared");
            }
            return;
        }
        if (frame instanceof FrameRule.Dated) {
            dated(reading, metric);
            return;
        }
        List<String> forms = forms(metric);
        String form = frame instanceof FrameRule.At ? "at" : frame instanceof FrameRule.Day ? "day" : "during";
        if (!forms.contains(form)) {
            author.say(
                    ProblemCode.C214_TIME_FORM,
                    reading.has(form) ? reading.at(form) : reading.node().at(),
                    "\"" + metric.name() + "\" cannot be told by " + form,
                    "its time is said by " + String.join(" or ", forms));
        }
    }

    /** Two forms of time, which only a metric of any time has. */
    private void dated(Fields reading, Metric metric) {
        if (metric.time() != Metric.Time.ANY) {
            author.exactlyOne(reading, "a reading", "at", "during", "day");
        }
    }

    static List<String> forms(Metric metric) {
        return switch (metric.time()) {
            case MOMENT -> List.of("at");
            case PERIOD -> List.of("during");
            case DAY -> List.of("day");
            case ANY -> List.of("at", "during", "day");
        };
    }
}
