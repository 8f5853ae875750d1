package io.vitalroute.store;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What runs for each payload must find its rows by index, however much has piled up. */
class QueryPlanTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payload_due    | SELECT seq FROM payload WHERE state = 0 AND due_at <= 5 ORDER BY due_at, seq LIMIT 9",
                "delivery_ready | SELECT id FROM delivery WHERE state = 1 AND destination = 'a' AND due_at <= 5"
                        + " ORDER BY due_at, id LIMIT 9",
                "delivery_order | SELECT id FROM delivery WHERE destination = 'a' AND order_key = 'b' AND state < 4"
                        + " ORDER BY place, id LIMIT 1",
                "delivery_payload | SELECT id FROM delivery WHERE payload = 1 AND key = 'b' AND destination = 'a' AND state <> 6",
                "delivery_lease | SELECT id FROM delivery WHERE state = 3 AND lease_until < 5",
                "payload_lease  | SELECT seq FROM payload WHERE state = 1 AND lease_until < 5",
                "delivery_order | SELECT destination, count(*), min(id) FROM delivery WHERE state < 4"
                        + " GROUP BY destination",
                "ledger_item    | SELECT key FROM ledger WHERE item IN (SELECT value FROM json_each('[]'))"
                        + " AND start_at >= 1 AND start_at < 2",
                "ledger_series  | SELECT reading FROM ledger WHERE patient = 'a' AND metric = 'b' AND start_at >= 1"
                        + " AND start_at < 2 ORDER BY start_at",
                "ledger_series  | SELECT key FROM ledger WHERE patient = 'a' AND metric = 'b' AND start_at >= 1"
                        + " AND start_at <= 2 AND coalesce(end_at, start_at) >= 1 AND path IS DISTINCT FROM 'summary'",
                "ledger_twin    | SELECT key FROM ledger WHERE twin IS NOT NULL"
                        + " AND twin IN (SELECT value FROM json_each('[]'))",
                "ledger_payload | SELECT id FROM ledger WHERE payload > 0 AND payload < 9 AND noted_at < 5"
                        + " ORDER BY payload LIMIT 9",
                "errand_ready   | SELECT e.id, c.state, u.until_at FROM errand e JOIN connection c ON c.id = e.connection"
                        + " LEFT JOIN feed_cursor u ON u.connection = e.connection AND u.feed = e.feed"
                        + " WHERE e.state = 0 AND e.vendor = 'a' AND e.kind <= 3 ORDER BY e.kind, e.place, e.id LIMIT 9",
                "errand_wake    | UPDATE errand SET state = 0 WHERE id IN (SELECT id FROM errand"
                        + " WHERE vendor = 'a' AND state = 2 AND wake_at <= 5 ORDER BY wake_at LIMIT 9)",
                "errand_wake    | SELECT wake_at FROM errand WHERE state = 2 AND vendor = 'a' ORDER BY wake_at LIMIT 1",
                "errand_hand    | SELECT account FROM errand WHERE vendor = 'a' AND state = 1 AND called_at <= 5"
                        + " ORDER BY called_at",
                "errand_lease   | SELECT id FROM errand WHERE state = 1 AND lease_until < 5",
                "errand_same    | SELECT id FROM errand WHERE connection = 'a' AND state = 3",
                "token_lease    | UPDATE token SET owner = NULL WHERE lease_until IS NOT NULL AND lease_until < 5",
                "call_count_expiry | DELETE FROM call_count WHERE vendor = 'a' AND expires_at <= 5",
                "account_pause_end | DELETE FROM account_pause WHERE vendor = 'a' AND until_at <= 5",
                "connection_state | SELECT count(*) FROM connection WHERE vendor = 'a' AND state = 0",
                "ledger_thin    | SELECT id FROM ledger WHERE reading IS NULL AND noted_at < 5 ORDER BY noted_at LIMIT 9",
            })
    void query_goesThroughItsIndex(String index, String query) {
        try (Store store = Store.open(SqliteStoreTest.file())) {
            List<String> plan = store.core()
                    .readers()
                    .read(session -> session.list("EXPLAIN QUERY PLAN " + query, row -> row.text(4)));

            assertThat(String.join("; ", plan)).contains("INDEX " + index).doesNotContain("TEMP B-TREE");
        }
    }
}
