package io.vitalroute.source.vendor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonPointer;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.problem.ProblemCode;

/** From {@code answers} and {@code limits} of a file to what they say. */
record Manners(Findings findings) {

    Answers answers(Fields fields) {
        JsonPointer status = findings.pointer(fields, "status");
        for (String key : List.of("ok", "unauthorized", "busy", "again")) {
            if (fields.has(key) && !fields.has("status")) {
                findings.say(
                        ProblemCode.C104_MISSING_KEY,
                        fields.at(key),
                        "\"" + key + "\" without saying where the code stands",
                        "add status, such as /status");
            }
        }
        if (fields.has("status") && !fields.has("ok")) {
            findings.say(
                    ProblemCode.C104_MISSING_KEY, fields.at("status"), "no code of success", "add ok, such as [0]");
        }
        Map<String, String> refusals = new LinkedHashMap<>();
        Findings.entries(fields, "refusals")
                .forEach(field -> refusals.put(field.key(), ((Node.Text) field.value()).text()));
        return new Answers(
                status,
                codes(fields, "ok"),
                codes(fields, "unauthorized"),
                codes(fields, "busy"),
                codes(fields, "again"),
                fields.has("nothing") ? codes(fields, "nothing") : Answers.HTTP.nothing(),
                refusals);
    }

    private static Set<Integer> codes(Fields fields, String key) {
        Set<Integer> codes = new TreeSet<>();
        fields.texts(key).forEach(text -> codes.add(Integer.valueOf(text)));
        return codes;
    }

    Limits limits(Fields fields) {
        List<Limits.Limit> all = new ArrayList<>();
        for (Node item : fields.items("all")) {
            Fields limit = Fields.of(item);
            Duration every = findings.duration(limit, "every");
            all.add(new Limits.Limit(
                    Limits.Per.valueOf(limit.need("per").toUpperCase(Locale.ROOT)),
                    limit.integer("calls", 1),
                    limit.integer("more", 0),
                    every == null ? Duration.ofMinutes(1) : every));
        }
        return new Limits(
                all, fields.integer("history", Limits.NONE.history()), fields.text("remaining"), fields.text("reset"));
    }
}
