package io.vitalroute.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.cell.Texts;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.TimeFrame;

/**
 * The key of a reading: a hash over source, account, metric and the vendor's id or, where the mapping names none, the start.
 * A shared id of a series with times of its own gets the start beside it. The value is never part of it.
 */
final class ReadingKey {
    private ReadingKey() {}

    /**
     * The key.
     *
     * @param record the words of the vendor's id
     * @param time whose start is part of the key; null where it is not
     */
    static String of(Origin origin, Metric metric, List<String> record, @Nullable TimeFrame time) {
        String[] words = new String[record.size() + (time == null ? 3 : 4)];
        words[0] = origin.source();
        words[1] = origin.account() == null ? "" : origin.account();
        words[2] = metric.name();
        for (int i = 0; i < record.size(); i++) {
            words[3 + i] = record.get(i);
        }
        if (time != null) {
            words[words.length - 1] = start(time);
        }
        return Hashes.of(words);
    }

    /** The vendor's id. Of several cells some may be absent, as a body position is for most measurements; not all. */
    static List<String> words(List<Cell> cells, Scope scope) {
        List<String> words = new ArrayList<>(cells.size());
        boolean something = cells.isEmpty();
        for (Cell cell : cells) {
            String word = Texts.of(cell.value(scope));
            something |= !word.isEmpty();
            words.add(word);
        }
        if (!something) {
            throw new CellFailure(
                    ProblemCode.M209_KEY, cells.get(0).pointer(scope), "the vendor's id of the record is missing");
        }
        return words;
    }

    /** A day is its date, so that a zone that becomes known later does not change the key. */
    private static String start(TimeFrame time) {
        if (time instanceof TimeFrame.Day day) {
            return day.date().toString();
        }
        Instant start = time.start();
        return start.getNano() == 0
                ? Long.toString(start.getEpochSecond())
                : start.getEpochSecond() + "." + start.getNano();
    }
}
