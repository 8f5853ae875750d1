package io.vitalroute.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Errands.Schedule;

/**
 * Makes an errand for each connected account with one statement for some thousand of them, so that the writer's turns are
 * short. Accounts stand in the order of their connections' ids, which are random: each has its place in the spread, and
 * keeps it as far as no others come.
 */
final class ErrandSchedule {
    private static final int STEP = 2_000;

    private static final String ACCOUNTS = "SELECT id FROM connection WHERE vendor = ? AND state = 0 ORDER BY id";

    private final Core core;
    private final Schedule schedule;
    private final long now;
    private final @Nullable String scope;
    private final String sql;

    ErrandSchedule(Core core, Schedule schedule, Instant now) {
        this.core = core;
        this.schedule = schedule;
        this.now = Times.micros(now);
        this.scope = schedule.scope();
        String granted = scope == null ? "" : " AND ? " + core.dialect().inListOf("scopes");
        this.sql =
                "INSERT INTO errand (connection, vendor, account, feed, kind, same, reach, state, due_at, wake_at, place)"
                        + " SELECT id, vendor, account, ?, ?, '', ?, 2, due_at, due_at, due_at FROM (SELECT id, vendor, account,"
                        + " scopes, ? + ? * (? + row_number() OVER (ORDER BY id) - 1) / ? AS due_at FROM connection"
                        + " WHERE vendor = ? AND state = 0 AND id >= ? AND id <= ?) AS one WHERE 1 = 1" + granted
                        + " ORDER BY id ON CONFLICT (connection, feed, kind, same) DO NOTHING";
    }

    /** How many were made. */
    int run() {
        List<String> accounts =
                core.readers().read(session -> session.list(ACCOUNTS, row -> row.text(1), schedule.vendor()));
        int made = 0;
        for (int from = 0; from < accounts.size(); from += STEP) {
            int to = Math.min(from + STEP, accounts.size());
            Object[] arguments = arguments(from, accounts.size(), accounts.get(from), accounts.get(to - 1));
            Operation<Integer> step = transaction -> {
                int rows = transaction.session().update(sql, arguments);
                if (rows > 0) {
                    transaction.ring(Transaction.Bell.DUE);
                }
                return rows;
            };
            made += Core.await(core.back().submit(step.alone(List.of(SqlErrands.lock(schedule.vendor())))));
        }
        return made;
    }

    private Object[] arguments(long before, long all, String first, String last) {
        Duration reach = schedule.kind() == Errand.Kind.RECONCILE ? schedule.back() : schedule.overlap();
        List<Object> arguments = new ArrayList<>(List.of(
                schedule.feed(),
                States.of(schedule.kind()),
                micros(reach),
                now,
                micros(schedule.spread()),
                before,
                all));
        arguments.addAll(List.of(schedule.vendor(), first, last));
        if (scope != null) {
            arguments.add(scope);
        }
        return arguments.toArray();
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }
}
