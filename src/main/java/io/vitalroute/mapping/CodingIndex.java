package io.vitalroute.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.vitalroute.reading.Metric;

/** Rules by the codes of their metrics, and which codes the catalogue has at all. */
final class CodingIndex {
    private final List<ReadingRule> all = new ArrayList<>();
    private final Map<String, List<ReadingRule>> byCode = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> single = new HashSet<>();

    /** @param catalogue all metrics that may come from this source */
    CodingIndex(Collection<Metric> catalogue) {
        for (Metric metric : catalogue) {
            List<String> keys = Codings.keys(metric.codes(), metric.mdc());
            known.addAll(keys);
            if (metric.kind() != Metric.Kind.COMPONENTS) {
                single.addAll(keys);
            }
            metric.parts().values().forEach(part -> known.addAll(Codings.keys(part.codes(), part.mdc())));
        }
    }

    /** Adds a rule under its metric's codes; a panel under those of its parts too, unless they are metrics of their own. */
    void add(ReadingRule rule) {
        Metric metric = rule.metric();
        all.add(rule);
        Set<String> keys = new HashSet<>(Codings.keys(metric.codes(), metric.mdc()));
        metric.parts().values().stream()
                .flatMap(part -> Codings.keys(part.codes(), part.mdc()).stream())
                .filter(key -> !single.contains(key))
                .forEach(keys::add);
        keys.forEach(key -> byCode.computeIfAbsent(key, x -> new ArrayList<>()).add(rule));
    }

    /** Every rule, in the catalogue's order. */
    List<ReadingRule> all() {
        return List.copyOf(all);
    }

    /** Whether any of these is a code of the catalogue. */
    boolean knows(List<String> keys) {
        return keys.stream().anyMatch(known::contains);
    }

    /** The rule with the most of these codes, then with the earliest of them, then of the catalogue's first metric; and all panels. */
    List<ReadingRule> rules(List<String> keys) {
        Map<ReadingRule, Integer> matches = new LinkedHashMap<>();
        for (String key : keys) {
            byCode.getOrDefault(key, List.of()).forEach(rule -> matches.merge(rule, 1, Integer::sum));
        }
        List<ReadingRule> chosen = new ArrayList<>();
        ReadingRule best = null;
        for (Map.Entry<ReadingRule, Integer> match : matches.entrySet()) {
            if (match.getKey().metric().kind() == Metric.Kind.COMPONENTS) {
                chosen.add(match.getKey());
            } else if (best == null || match.getValue() > matches.getOrDefault(best, 0)) {
                best = match.getKey();
            }
        }
        if (best != null) {
            chosen.add(best);
        }
        return chosen;
    }
}
