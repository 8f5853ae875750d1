package io.vitalroute.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;

/**
 * One item on its way through a mapping. A failure costs one reading, or those that need what failed; it is reported once
 * and its neighbours go on.
 */
final class ItemRun {
    private final Program program;
    private final Payload payload;
    private final Scope item;
    private final ItemFacts facts;
    private final List<Reading> readings = new ArrayList<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Map<String, Integer> skips = new LinkedHashMap<>();
    private final Set<String> leaving = new LinkedHashSet<>();
    private MappedItem.@Nullable Claim claim;

    ItemRun(Program program, Payload payload, AccountZones zones, Scope item) {
        this.program = program;
        this.payload = payload;
        this.item = item;
        this.facts = new ItemFacts(program, payload, zones, item);
    }

    MappedItem run(long index, @Nullable String parked) {
        for (Entry entry : program.entries()) {
            attempt(() -> {
                if (!entry.whereIsOfItem() || holds(entry.where(), item)) {
                    descend(entry, 0, item);
                }
            });
        }
        ReplacesRule replaces = program.replaces();
        if (replaces != null) {
            attempt(() -> claim = facts.claim(replaces, Set.copyOf(leaving), problems.isEmpty()));
        }
        return new MappedItem(
                index,
                item.pointer(),
                end(parked),
                readings.isEmpty() ? null : parked,
                List.copyOf(readings),
                List.copyOf(problems),
                Collections.unmodifiableMap(skips),
                claim);
    }

    /** Nothing of the item, for a reason; problems of its id are not told, as nothing of it is wanted. */
    MappedItem skipped(long index, String reason) {
        ReplacesRule replaces = program.replaces();
        if (replaces != null) {
            attempt(() -> claim = facts.claim(replaces, Set.of(), true));
        }
        return MappedItem.skipped(index, item.pointer(), reason, claim);
    }

    private MappedItem.End end(@Nullable String parked) {
        if (readings.isEmpty()) {
            MappedItem.End nothing = skips.isEmpty() ? MappedItem.End.UNMATCHED : MappedItem.End.SKIPPED;
            return problems.isEmpty() ? nothing : MappedItem.End.INVALID;
        }
        return parked == null ? MappedItem.End.MAPPED : MappedItem.End.PARKED;
    }

    private void descend(Entry entry, int depth, Scope scope) {
        if (depth == entry.levels().size()) {
            element(entry, scope);
            return;
        }
        Level level = entry.levels().get(depth);
        level.walk(scope, inner -> {
            attempt(() -> {
                if (holds(level.where(), inner)) {
                    descend(entry, depth + 1, inner);
                }
            });
            return true;
        });
    }

    private void element(Entry entry, Scope scope) {
        if (!entry.whereIsOfItem() && !holds(entry.where(), scope)) {
            return;
        }
        List<ReadingRule> rules = entry.choice().rules(scope);
        String unknown = rules.isEmpty() ? entry.choice().unknown(scope) : null;
        if (unknown != null) {
            skips.merge(unknown, 1, Integer::sum);
        }
        for (ReadingRule rule : rules) {
            attempt(() -> {
                if (holds(rule.where(), scope)) {
                    reading(rule, scope);
                }
            });
        }
    }

    private void reading(ReadingRule rule, Scope scope) {
        String reason = Program.Reason.first(rule.skips(), scope);
        if (reason != null) {
            skips.merge(reason, 1, Integer::sum);
            return;
        }
        Reading reading = facts.reading(rule, scope);
        if (reading != null) {
            readings.add(reading);
            if (!rule.stays()) {
                leaving.add(reading.key());
            }
        }
    }

    private static boolean holds(@Nullable Cell condition, Scope scope) {
        return condition == null || condition.holds(scope);
    }

    private void attempt(Runnable part) {
        try {
            part.run();
        } catch (CellFailure e) {
            problems.add(e.problem(payload.id()));
        }
    }
}
