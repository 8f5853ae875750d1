package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Listening;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.reading.Outbound;

/**
 * Deliveries in the table {@code delivery}. A claim looks only at heads of order keys that are due, through an index
 * that holds nothing else, so it costs the same whether ten messages wait or ten million.
 */
final class SqlOutbox implements Outbox {
    private static final String SENDING =
            "UPDATE delivery SET state = 3 WHERE id = ? AND owner = ? AND attempts = ? AND state = 2";

    private static final String GIVE_BACK = "UPDATE delivery SET state = 1, owner = NULL, lease_until = NULL,"
            + " attempts = attempts - 1 WHERE id = ? AND owner = ? AND attempts = ? AND state = 2";

    private final Core core;
    private final String claim;
    private final String ids;

    SqlOutbox(Core core) {
        this.core = core;
        this.ids = "SELECT key, id FROM remote WHERE destination = ? AND key "
                + core.dialect().inTexts();
        this.claim = "UPDATE delivery SET state = 2, owner = ?, lease_until = ?, attempts = attempts + 1 WHERE id "
                + core.dialect()
                        .inClaimed("SELECT id FROM delivery WHERE state = 1 AND destination = ? AND due_at <= ?"
                                + " ORDER BY due_at, id LIMIT ?")
                + " RETURNING id, key, destination, order_key, media_type, readings, attempts, queued_at, source,"
                + " (SELECT bytes FROM message WHERE message.id = delivery.id),"
                + " (SELECT p.id FROM payload p WHERE p.seq = delivery.payload), due_at";
    }

    @Override
    public CompletionStage<List<Delivery>> claim(String destination, int max, Instant now, Duration lease) {
        @Nullable Object[] arguments = {core.engine(), core.leased(lease), destination, Times.micros(now), max};
        return core.back()
                .submit(transaction -> transaction.session().list(claim, SqlOutbox::claimed, arguments))
                .thenApply(rows -> rows.stream()
                        .sorted(Comparator.comparingLong(Claimed::due).thenComparingLong(row -> row.delivery.id()))
                        .map(this::hold)
                        .toList());
    }

    private Delivery hold(Claimed row) {
        core.held().deliveries().add(row.delivery.id());
        return row.delivery;
    }

    private static Claimed claimed(Row row) throws SQLException {
        byte[] bytes = row.bytes(10);
        Outbound outbound = new Outbound(row.text(2), row.text(3), row.text(4), row.text(5), bytes, row.integer(6));
        String payload = row.textOrNull(11);
        Delivery delivery = new Delivery(
                row.number(1), outbound, row.integer(7), row.instant(8), payload == null ? "" : payload, row.text(9));
        return new Claimed(row.number(12), delivery);
    }

    @Override
    public CompletionStage<Void> sending(Delivery delivery) {
        return core.back()
                .submit(transaction -> {
                    int rows = transaction.session().update(SENDING, delivery.id(), core.engine(), delivery.attempt());
                    if (rows == 0) {
                        throw Settle.leaseLost(delivery);
                    }
                    return rows;
                })
                .whenComplete((rows, fault) -> {
                    if (fault != null) {
                        core.held().deliveries().remove(delivery.id());
                    }
                })
                .thenAccept(rows -> {});
    }

    @Override
    public CompletionStage<Void> settle(Delivery delivery, Outcome outcome, Instant now, Duration took) {
        Settle settle = new Settle(core.engine(), delivery, outcome, Times.micros(now), took);
        return core.back()
                .submit(settle.alone(List.of(delivery.outbound().order())))
                .whenComplete((mine, fault) -> {
                    if (fault == null || !Faults.isUnavailable(fault)) {
                        core.held().deliveries().remove(delivery.id());
                    }
                })
                .thenAccept(mine -> {});
    }

    @Override
    public CompletionStage<Void> giveBack(Delivery delivery) {
        core.held().deliveries().remove(delivery.id());
        return core.back()
                .submit(transaction -> {
                    transaction.ring(Transaction.Bell.QUEUED);
                    return transaction.session().update(GIVE_BACK, delivery.id(), core.engine(), delivery.attempt());
                })
                .thenAccept(rows -> {});
    }

    @Override
    public Map<String, String> ids(String destination, Collection<String> keys) {
        Map<String, String> found = new HashMap<>();
        if (!keys.isEmpty()) {
            String list = Json.texts(keys);
            core.readers()
                    .read(session -> session.list(ids, row -> found.put(row.text(1), row.text(2)), destination, list));
        }
        return found;
    }

    @Override
    public Listening onQueued(Runnable listener) {
        return core.bells().listen(Transaction.Bell.QUEUED, listener);
    }

    private record Claimed(long due, Delivery delivery) {}
}
