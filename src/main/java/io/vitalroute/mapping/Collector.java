package io.vitalroute.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.MappingResult.Counts;
import io.vitalroute.reading.MappingResult.Parked;
import io.vitalroute.reading.Reading;

/** Gathers all items into one {@link MappingResult}. */
final class Collector implements MappingSink {
    private final List<Reading> readings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Parked> parked = new ArrayList<>();
    private final Map<String, Integer> skips = new LinkedHashMap<>();
    private final Map<MappedItem.End, Integer> ends = new EnumMap<>(MappedItem.End.class);

    @Override
    public boolean item(MappedItem item) {
        ends.merge(item.end(), 1, Integer::sum);
        problems.addAll(item.problems());
        item.skips().forEach((reason, n) -> skips.merge(reason, n, Integer::sum));
        if (item.end() == MappedItem.End.PARKED) {
            String reason = item.reason() == null ? "" : item.reason();
            item.readings().forEach(reading -> parked.add(new Parked(reading, reason)));
        } else {
            readings.addAll(item.readings());
        }
        return true;
    }

    @Override
    public void unreadable(Problem problem) {
        problems.add(problem);
    }

    MappingResult result() {
        Counts counts = new Counts(
                ends(MappedItem.End.MAPPED),
                ends(MappedItem.End.SKIPPED),
                ends(MappedItem.End.UNMATCHED),
                ends(MappedItem.End.INVALID),
                ends(MappedItem.End.PARKED));
        return new MappingResult(
                List.copyOf(readings), List.copyOf(problems), List.copyOf(parked), Map.copyOf(skips), counts);
    }

    private int ends(MappedItem.End end) {
        return ends.getOrDefault(end, 0);
    }
}
