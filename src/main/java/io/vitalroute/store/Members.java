package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.vitalroute.pipeline.Ledger.Question;
import io.vitalroute.pipeline.Work;

/** Whether what the ledger holds of items is still what a decision found: as many readings, none of them later. */
record Members(Dialect dialect) {

    boolean areAsSeen(Session session, List<Work.Item> items) throws SQLException {
        Map<Span, List<Work.Item>> bySpan =
                items.stream().collect(Collectors.groupingBy(item -> Span.of(item.question())));
        for (Map.Entry<Span, List<Work.Item>> group : bySpan.entrySet()) {
            Map<String, Sum> found = sums(session, group.getKey(), group.getValue());
            for (Work.Item item : group.getValue()) {
                Sum sum = found.getOrDefault(item.question().item(), Sum.NOTHING);
                if (!sum.equals(Sum.of(item))) {
                    return false;
                }
            }
        }
        return true;
    }

    private Map<String, Sum> sums(Session session, Span span, List<Work.Item> items) throws SQLException {
        Map<String, Sum> sums = new HashMap<>();
        session.list(
                "SELECT item, count(*), max(version), max(received_at) FROM ledger WHERE item IS NOT NULL AND item "
                        + dialect.inTexts() + " AND start_at >= ? AND start_at < ? GROUP BY item",
                row -> sums.put(row.text(1), new Sum(row.integer(2), row.number(3), row.number(4))),
                Json.texts(items.stream().map(item -> item.question().item()).toList()),
                Times.micros(span.from),
                Times.micros(span.to));
        return sums;
    }

    private record Span(Instant from, Instant to) {
        static Span of(Question question) {
            return new Span(question.from(), question.to());
        }
    }

    private record Sum(int members, long version, long receivedAt) {
        static final Sum NOTHING = new Sum(0, 0, 0);

        static Sum of(Work.Item item) {
            return new Sum(item.members(), item.version(), Times.micros(item.receivedAt()));
        }
    }
}
