package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.vitalroute.identity.Links;
import io.vitalroute.mapping.MappedItem.Claim;
import io.vitalroute.pipeline.Ledger.Known;
import io.vitalroute.pipeline.Ledger.Member;
import io.vitalroute.pipeline.Ledger.Question;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;

/**
 * The items of a piece that take the place of earlier ones. What they no longer hold is taken back; where the ledger knows
 * a later version of an item, what that one does not hold comes too late.
 */
final class Claims {
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, String> items = new HashMap<>();
    private final Set<String> outdated = new HashSet<>();
    private final Map<Member, Claim> gone = new LinkedHashMap<>();
    private final List<Work.Item> seen = new ArrayList<>();

    private Claims() {}

    /** Of several copies of an item in a piece the highest version stands, of equal ones the last. */
    static Claims of(List<Claim> all) {
        Claims result = new Claims();
        Map<String, Claim> byId = new LinkedHashMap<>();
        for (Claim claim : all) {
            if (claim.bySpan()) {
                result.claims.add(claim);
            } else {
                byId.merge(claim.id(), claim, result::later);
            }
        }
        result.claims.addAll(byId.values());
        for (Claim claim : result.claims) {
            result.outdated.removeAll(claim.keys());
            claim.keys().forEach(key -> result.items.put(key, claim.id()));
        }
        return result;
    }

    private Claim later(Claim one, Claim other) {
        boolean replaces = other.version() >= one.version();
        outdated.addAll(replaces ? one.keys() : other.keys());
        return replaces ? other : one;
    }

    /**
     * Compares the items with what the ledger holds of them.
     *
     * @param mapped all readings of the piece
     * @param known what the ledger holds of their keys
     * @param links whose account it is: an item of nobody replaces nothing
     */
    void judge(
            Ledger ledger,
            List<Reading> mapped,
            Map<String, Known> known,
            Function<Origin, Optional<Links.Link>> links) {
        Map<String, Reading> byKey = new HashMap<>();
        mapped.forEach(reading -> byKey.put(reading.key(), reading));
        Map<Claim, Question> questions = new LinkedHashMap<>();
        for (Claim claim : claims) {
            Question question = question(claim, byKey);
            if (question != null && links.apply(claim.origin()).isPresent()) {
                questions.put(claim, question);
            }
        }
        if (questions.isEmpty()) {
            return;
        }
        Map<Question, List<Member>> members = ledger.members(questions.values());
        questions.forEach((claim, question) -> {
            List<Member> found = members.getOrDefault(question, List.of());
            seen.add(Work.Item.of(question, found));
            judge(claim, found, byKey, known);
        });
    }

    private void judge(Claim claim, List<Member> members, Map<String, Reading> byKey, Map<String, Known> known) {
        List<Member> later = members.stream()
                .filter(m -> m.known().outranks(claim.version(), claim.origin().receivedAt()))
                .toList();
        if (!later.isEmpty()) {
            claim.keys().stream()
                    .filter(key -> !known.containsKey(key))
                    .filter(key -> !claim.bySpan() || spans(later, byKey.get(key)))
                    .forEach(outdated::add);
        } else if (claim.whole()) {
            members.stream()
                    .filter(m -> m.known().status() != Reading.Status.ENTERED_IN_ERROR)
                    .filter(m -> !byKey.containsKey(m.key()))
                    .forEach(m -> gone.put(m, claim));
        }
    }

    private static boolean spans(List<Member> later, @Nullable Reading reading) {
        Instant first =
                later.stream().map(Member::start).min(Instant::compareTo).orElse(Instant.MAX);
        Instant last = later.stream().map(Member::start).max(Instant::compareTo).orElse(Instant.MIN);
        return reading != null
                && !reading.time().start().isBefore(first)
                && !reading.time().start().isAfter(last);
    }

    /** All of the item, or the time from its first reading to the end of its last; null where it has none. */
    private static @Nullable Question question(Claim claim, Map<String, Reading> byKey) {
        if (!claim.bySpan()) {
            return Question.all(claim.id());
        }
        Instant from = null;
        Instant to = null;
        for (String key : claim.keys()) {
            TimeFrame time = byKey.get(key) == null ? null : byKey.get(key).time();
            if (time != null) {
                from = from == null || time.start().isBefore(from) ? time.start() : from;
                to = to == null || end(time).isAfter(to) ? end(time) : to;
            }
        }
        return from == null || to == null ? null : new Question(claim.id(), from, to);
    }

    private static Instant end(TimeFrame time) {
        return time instanceof TimeFrame.During during
                ? during.to().toInstant()
                : time.start().plusMillis(1);
    }

    /** Whether a later copy of the item is known that does not hold the reading. */
    boolean isOutdated(String key) {
        return outdated.contains(key);
    }

    /** Id of the item that a reading comes and goes with, or null. */
    @Nullable
    String item(String key) {
        return items.get(key);
    }

    /** What the decisions are based on. */
    List<Work.Item> seen() {
        return List.copyOf(seen);
    }

    /** What the items no longer hold. */
    Map<Member, Claim> gone() {
        return Collections.unmodifiableMap(gone);
    }
}
