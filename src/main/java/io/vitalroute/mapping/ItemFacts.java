package io.vitalroute.mapping;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.cell.Texts;
import io.vitalroute.reading.Device;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;

/** What the readings of one item have in common, each read when the first reading asks for it; and the readings themselves. */
final class ItemFacts {
    private static final List<Origin.Method> METHODS =
            List.of(Origin.Method.SENSED, Origin.Method.SELF_REPORTED, Origin.Method.DERIVED, Origin.Method.UNKNOWN);
    private static final List<Reading.Status> STATUSES = List.of(
            Reading.Status.FINAL, Reading.Status.PRELIMINARY, Reading.Status.AMENDED, Reading.Status.ENTERED_IN_ERROR);

    /** The value of a record that is taken back without repeating it. */
    private static final Value TAKEN_BACK = new Value.Text("");

    private final Program program;
    private final Payload payload;
    private final AccountZones zones;
    private final Scope item;
    private @Nullable Origin origin;
    private @Nullable TimeFrame frame;
    private @Nullable ZoneId zone;
    private boolean zoneKnown;
    private @Nullable Long version;
    private @Nullable List<String> keyWords;

    ItemFacts(Program program, Payload payload, AccountZones zones, Scope item) {
        this.program = program;
        this.payload = payload;
        this.zones = zones;
        this.item = item;
    }

    /** The reading that a rule makes of an element, or null where nothing was measured. */
    @Nullable
    Reading reading(ReadingRule rule, Scope scope) {
        CommonRule own = rule.common();
        boolean deleted = isDeleted(own, scope);
        Value value = deleted ? valueTakenBack(rule, scope) : rule.value().read(scope);
        boolean bareDeletion = value == null && deleted;
        if (value == null && !bareDeletion) {
            return null;
        }
        Origin from = own.hasOwnOrigin() ? origin(own, scope) : itemOrigin();
        TimeFrame time = bareDeletion && isKeyed(rule) ? deletionFrame(own, from, scope) : frame(own, from, scope);
        String key = key(rule, from, time, scope);
        return new Reading(
                key,
                version(own, scope),
                rule.metric(),
                value == null ? TAKEN_BACK : value,
                time,
                from,
                status(own, scope, time));
    }

    /** What is taken back need not be complete. */
    private static @Nullable Value valueTakenBack(ReadingRule rule, Scope scope) {
        try {
            return rule.value().read(scope);
        } catch (CellFailure e) {
            if (rule.metric().kind() == Metric.Kind.COMPONENTS) {
                return null;
            }
            throw e;
        }
    }

    /** The item's word about earlier ones with its id; null where it has none. */
    MappedItem.@Nullable Claim claim(ReplacesRule rule, Set<String> keys, boolean whole) {
        List<String> id =
                rule.item().stream().map(cell -> Texts.of(cell.value(item))).toList();
        if (id.stream().allMatch(String::isEmpty)) {
            return null;
        }
        Origin from = itemOrigin();
        List<String> words = new ArrayList<>(List.of(from.source(), String.valueOf(from.account()), program.name()));
        words.addAll(id);
        return new MappedItem.Claim(
                Hashes.of(words.toArray(String[]::new)), from, itemVersion(), keys, rule.bySpan(), whole);
    }

    private String key(ReadingRule rule, Origin from, TimeFrame time, Scope scope) {
        if (!rule.common().key().isEmpty()) {
            return ReadingKey.of(
                    from, rule.metric(), ReadingKey.words(rule.common().key(), scope), null);
        }
        if (keyWords == null) {
            keyWords = ReadingKey.words(program.shared().key(), item);
        }
        boolean ofSeries = rule.inSeries() && rule.common().frame() != null;
        return ReadingKey.of(from, rule.metric(), keyWords, keyWords.isEmpty() || ofSeries ? time : null);
    }

    private TimeFrame frame(CommonRule own, Origin from, Scope scope) {
        return own.frame() == null
                ? itemFrame()
                : own.frame().read(scope, own.account() == null ? itemZone(from) : zones.zone(from.account()));
    }

    /** A vendor that takes a record back may send no more than its id: then the receipt is the only time there is. */
    private TimeFrame deletionFrame(CommonRule own, Origin from, Scope scope) {
        try {
            return frame(own, from, scope);
        } catch (CellFailure e) {
            return new TimeFrame.At(payload.receivedAt().atOffset(ZoneOffset.UTC), TimeFrame.OffsetOrigin.NONE);
        }
    }

    /** Whether the key stands on the vendor's id alone. */
    private boolean isKeyed(ReadingRule rule) {
        boolean ofSeries = rule.inSeries() && rule.common().frame() != null;
        return !rule.common().key().isEmpty() || (!program.shared().key().isEmpty() && !ofSeries);
    }

    private TimeFrame itemFrame() {
        if (frame == null) {
            FrameRule rule = program.shared().frame();
            if (rule == null) {
                throw new IllegalStateException("a mapping without a time was compiled");
            }
            frame = rule.read(item, itemZone(itemOrigin()));
        }
        return frame;
    }

    private @Nullable ZoneId itemZone(Origin from) {
        if (!zoneKnown) {
            zone = zones.zone(from.account());
            zoneKnown = true;
        }
        return zone;
    }

    private Origin itemOrigin() {
        if (origin == null) {
            origin = origin(program.shared(), item);
        }
        return origin;
    }

    private Origin origin(CommonRule rule, Scope scope) {
        CommonRule shared = program.shared();
        String account = rule.account() != null
                ? text(rule.account(), scope)
                : shared.account() != null ? text(shared.account(), item) : null;
        Device device = rule.device() != null
                ? rule.device().read(scope)
                : shared.device() != null ? shared.device().read(item) : null;
        return new Origin(
                payload.source(),
                payload.stream(),
                account == null ? payload.account() : account,
                payload.id(),
                item.pointer(),
                program.name(),
                program.version(),
                method(rule.method() == null ? shared.method() : rule.method(), rule.method() == null ? item : scope),
                device,
                payload.receivedAt());
    }

    private static Origin.Method method(@Nullable WordRule rule, Scope scope) {
        int index = rule == null ? -1 : rule.read(scope);
        return index < 0 ? Origin.Method.UNKNOWN : METHODS.get(index);
    }

    private boolean isDeleted(CommonRule own, Scope scope) {
        Cell deleted = own.deleted() == null ? program.shared().deleted() : own.deleted();
        return deleted != null && deleted.holds(own.deleted() == null ? item : scope);
    }

    private Reading.Status status(CommonRule own, Scope scope, TimeFrame time) {
        if (isDeleted(own, scope)) {
            return Reading.Status.ENTERED_IN_ERROR;
        }
        boolean says = own.status() != null || own.covered() != null;
        CommonRule common = says ? own : program.shared();
        Scope where = says ? scope : item;
        if (common.covered() != null) {
            return covered(common.covered(), where, time);
        }
        int index = common.status() == null ? -1 : common.status().read(where);
        return index < 0 ? Reading.Status.FINAL : STATUSES.get(index);
    }

    private Reading.Status covered(Cell cell, Scope scope, TimeFrame time) {
        JsonNode seconds = cell.value(scope);
        if (Cell.absent(seconds)) {
            return Reading.Status.PRELIMINARY;
        }
        Duration covered = Lengths.read(cell, seconds, ChronoUnit.SECONDS, scope);
        return DayCoverage.status(time, covered, itemZone(itemOrigin()), payload.receivedAt());
    }

    private long version(CommonRule own, Scope scope) {
        if (own.version() != null) {
            return version(own.version(), scope);
        }
        return itemVersion();
    }

    private long itemVersion() {
        if (version == null) {
            version = version(program.shared().version(), item);
        }
        return version;
    }

    private long version(@Nullable VersionRule rule, Scope scope) {
        long receipt = payload.receivedAt().toEpochMilli();
        return rule == null ? receipt : rule.read(scope, receipt);
    }

    private static @Nullable String text(Cell cell, Scope scope) {
        JsonNode node = cell.value(scope);
        String text = Texts.of(node);
        return text.isEmpty() ? null : text;
    }
}
