package io.vitalroute.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.vitalroute.identity.Links;
import io.vitalroute.identity.SourceRule;
import io.vitalroute.identity.Sources;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.PatientRef;

/**
 * The step "judge" beside other sources: of readings that tell the same thing one stands. A patient with one account pays
 * nothing for it, unless that account's source collects what several makers measured.
 */
final class Rivals {
    private final Ledger ledger;
    private final Sources sources;
    private final Function<String, Metric> metrics;
    private final Inbox.@Nullable Replay replay;
    private final Map<String, Integer> accounts = new HashMap<>();
    private final List<Work.Seen> seen = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final Map<String, Optional<String>> twins = new HashMap<>();

    /** With a replay to all destinations repeats are looked at again, too; to one of them nothing is said that others lack. */
    Rivals(Ledger ledger, Sources sources, Function<String, Metric> metrics, Inbox.@Nullable Replay replay) {
        this.ledger = ledger;
        this.sources = sources;
        this.metrics = metrics;
        this.replay = replay;
    }

    /** Decides about all readings of a piece. */
    void judge(List<Judged> all, Function<Origin, Optional<Links.Link>> links) {
        Map<Ring, Contest> contests = new LinkedHashMap<>();
        for (Judged one : all) {
            SourceRule rule = sources.rule(one.reading().metric());
            if (rule != null && isContested(one, rule, links)) {
                contests.computeIfAbsent(Ring.of(one), ring -> new Contest(ledger, metrics, rule, one.of()))
                        .add(one, path(one), isAgain());
            }
        }
        for (Contest contest : contests.values()) {
            if (contest.isOpen()) {
                contest.settle();
                seen.addAll(contest.seen());
                moves.addAll(contest.moves());
                twins.putAll(contest.twins());
            }
        }
    }

    private boolean isContested(Judged one, SourceRule rule, Function<Origin, Optional<Links.Link>> links) {
        Origin origin = one.reading().origin();
        boolean passes = one.change() == Change.SUPERSEDED || (one.change() == Change.REPEAT && replay == null);
        if (passes || rule.rank(origin.source(), path(one)) < 0) {
            return false;
        }
        int known = links.apply(origin).map(Links.Link::accounts).orElse(1);
        accounts.put(one.of().patient().primary().toString(), known);
        return known > 1 || rule.several().contains(origin.source());
    }

    private boolean isAgain() {
        return replay != null && replay.destination() == null;
    }

    /** The named path on which a reading came. */
    @Nullable
    String path(Judged one) {
        return sources.path(one.reading().origin());
    }

    /** Key of the reading that stands in the place of this one; null where it stands itself, or is gone. */
    @Nullable
    String twin(Judged one) {
        Optional<String> decided = twins.get(one.key());
        if (decided != null && one.alive()) {
            return decided.orElse(null);
        }
        boolean looked = one.change().flows() || isAgain();
        return looked && one.alive() && decided == null ? null : one.twin();
    }

    /** Readings of the ledger that stand otherwise now. */
    List<Move> moves() {
        return moves;
    }

    /** What the decisions are based on, and what they change. */
    Work.Beside beside() {
        return new Work.Beside(
                Map.copyOf(accounts),
                List.copyOf(seen),
                moves.stream().map(Move::moved).toList());
    }

    /** Readings that may be the same. */
    private record Ring(PatientRef.Identifier patient, Metric metric) {
        static Ring of(Judged one) {
            return new Ring(one.of().patient().primary(), one.reading().metric());
        }
    }
}
