package io.vitalroute.source.vendor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Durations;
import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/** What the readers of a file share: values of its small forms, and the list that takes what its author got wrong. */
record Findings(List<Problem> problems) {

    void say(ProblemCode code, Where at, String message, @Nullable String hint) {
        problems.add(new Problem(code, message, at, hint));
    }

    /** A duration; null where the key is absent or wrong. */
    @Nullable
    Duration duration(Fields fields, String key) {
        String text = fields.text(key);
        if (text == null) {
            return null;
        }
        Optional<Duration> duration = Durations.parse(text).filter(parsed -> !parsed.isZero());
        if (duration.isEmpty()) {
            say(
                    ProblemCode.C105_WRONG_TYPE,
                    fields.at(key),
                    "\"" + key + "\" is not a duration",
                    "write " + Durations.FORM);
        }
        return duration.orElse(null);
    }

    /** A duration, or none. */
    Duration durationOrZero(Fields fields, String key) {
        Duration duration = duration(fields, key);
        return duration == null ? Duration.ZERO : duration;
    }

    /** A JSON Pointer (RFC 6901); null where the key is absent or wrong. */
    @Nullable
    JsonPointer pointer(Fields fields, String key) {
        String text = fields.text(key);
        if (text == null) {
            return null;
        }
        if (!text.startsWith("/") || text.endsWith("/")) {
            say(
                    ProblemCode.C105_WRONG_TYPE,
                    fields.at(key),
                    "\"" + key + "\" is not a JSON Pointer",
                    "begin with a slash and put one between names, such as /body/offset");
            return null;
        }
        return JsonPointer.compile(text);
    }

    /** Text of each key of a map. */
    static List<Node.Field> entries(Fields fields, String key) {
        return fields.fields(key)
                .map(map -> List.copyOf(map.node().fields().values()))
                .orElse(List.of());
    }
}
