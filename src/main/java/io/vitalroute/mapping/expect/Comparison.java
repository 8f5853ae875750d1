package io.vitalroute.mapping.expect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.Reading;

/** What a test expects beside what the mapping made. */
record Comparison(Fields test, MappingResult result, List<Problem> failures) {
    private static final int SHOWN = 5;

    void run() {
        readings("readings", result.readings(), r -> null);
        parked();
        problems();
        skips();
        count("count", result.readings().size(), "readings");
        count("unmatched", result.items().unmatched(), "unmatched items");
    }

    /** Why a reading is parked. */
    private interface Reason {
        @Nullable
        String of(int index);
    }

    private void readings(String key, List<Reading> actual, Reason reason) {
        boolean[] taken = new boolean[actual.size()];
        for (Node node : test.items(key)) {
            Expected expected = new Expected(Fields.of(node));
            expected.check();
            int found = -1;
            for (int i = 0; i < taken.length && found < 0; i++) {
                found = !taken[i] && expected.matches(actual.get(i), reason.of(i)) ? i : -1;
            }
            if (found < 0) {
                fail(node.at(), "no such reading: " + expected.said(), near(expected, actual));
            } else {
                taken[found] = true;
            }
        }
    }

    private void parked() {
        List<MappingResult.Parked> parked = result.parked();
        readings(
                "parked",
                parked.stream().map(MappingResult.Parked::reading).toList(),
                i -> parked.get(i).reason());
        int expected = test.items("parked").size();
        if (expected != parked.size()) {
            fail(test.at("parked"), "parked are " + parked.size() + " readings, not " + expected, null);
        }
    }

    private void problems() {
        List<String> actual = new ArrayList<>(result.problems().stream()
                .map(p -> p.code().id() + " " + p.where().path() + " " + p.message())
                .toList());
        for (Node node : test.items("problems")) {
            Fields expected = Fields.of(node);
            String start = expected.need("code") + " " + (expected.has("at") ? expected.need("at") + " " : "");
            if (actual.stream()
                    .filter(p -> p.startsWith(start))
                    .findFirst()
                    .map(actual::remove)
                    .isEmpty()) {
                fail(node.at(), "no problem " + start.strip(), shown(actual));
            }
        }
        if (!actual.isEmpty()) {
            fail(test.at("problems"), "problems that the test does not expect", shown(actual));
        }
    }

    private void skips() {
        if (test.has("skips")) {
            Map<String, Integer> expected = new LinkedHashMap<>();
            test.map("skips").forEach((reason, n) -> expected.put(reason, Integer.parseInt(((Node.Text) n).text())));
            if (!expected.equals(result.skips())) {
                fail(test.at("skips"), "skipped are " + result.skips() + ", not " + expected, null);
            }
        }
    }

    private void count(String key, int actual, String what) {
        int expected = test.integer(key, actual);
        if (expected != actual) {
            fail(test.at(key), actual + " " + what + ", not " + expected, null);
        }
    }

    private static String near(Expected expected, List<Reading> actual) {
        List<String> same =
                actual.stream().filter(expected::isOfMetric).map(Told::briefly).toList();
        return same.isEmpty()
                ? "no reading of this metric; there are: "
                        + actual.stream().map(r -> r.metric().name()).distinct().toList()
                : shown(same);
    }

    private static String shown(List<String> all) {
        String more = all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "";
        return all.isEmpty()
                ? "there are none"
                : "there are: " + String.join("; ", all.subList(0, Math.min(SHOWN, all.size()))) + more;
    }

    private void fail(Where at, String message, @Nullable String hint) {
        failures.add(Problem.of(ProblemCode.C221_EXPECTED, at, message).hint(hint));
    }
}
