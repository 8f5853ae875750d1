package io.vitalroute.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.cell.Texts;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.TimeFrame;

/**
 * The key of a reading: a hash over source, account, metric and the vendor's id or, where the mapping names none, the start.
 * A shared id of a series with times of its own gets the start beside it. The value is never part of it.
 */
final class ReadingKey {
    private ReadingKey() {}

    static String of(ReadingRule rule, CommonRule shared, Origin origin, TimeFrame time, Scope scope, Scope item) {
        List<String> words = new ArrayList<>(8);
        words.add(origin.source());
        words.add(origin.account() == null ? "" : origin.account());
        words.add(rule.metric().name());
        boolean isOwn = !rule.common().key().isEmpty();
        List<Cell> cells = isOwn ? rule.common().key() : shared.key();
        if (!cells.isEmpty()) {
            add(words, cells, isOwn ? scope : item);
        }
        if (cells.isEmpty() || (!isOwn && rule.inSeries() && rule.common().frame() != null)) {
            words.add(start(time));
        }
        return Hashes.of(words.toArray(String[]::new));
    }

    /** Of several cells some may be absent, as a body position is for most measurements; not all. */
    private static void add(List<String> words, List<Cell> cells, Scope scope) {
        boolean something = false;
        for (Cell cell : cells) {
            String word = Texts.of(cell.value(scope));
            something |= !word.isEmpty();
            words.add(word);
        }
        if (!something) {
            throw new CellFailure(
                    ProblemCode.M209_KEY, cells.get(0).pointer(scope), "the vendor's id of the record is missing");
        }
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
