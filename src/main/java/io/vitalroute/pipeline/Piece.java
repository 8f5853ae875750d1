package io.vitalroute.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vitalroute.mapping.MappedItem;
import io.vitalroute.pipeline.Inbox.Job;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;

/** What one piece of a payload was mapped to, and the decision what becomes of it: identify, judge, encode. */
record Piece(
        Spine spine,
        Accounts accounts,
        Job job,
        List<Reading> readings,
        List<MappedItem.Claim> claimed,
        List<Work.Parked> unclear,
        List<Problem> problems,
        Map<String, Integer> ends,
        Map<String, Integer> skips) {

    /** The work to commit, by what the ledger holds now. */
    Work work(long position, boolean done) {
        Identified identified = identify();
        Map<String, Integer> counts = new LinkedHashMap<>();
        Claims claims = Claims.of(claimed);
        List<PatientReading> standing = standing(identified.readings, counts);
        Map<String, Ledger.Known> known = spine.ledger()
                .known(standing.stream().map(r -> r.reading().key()).toList());
        claims.judge(spine.ledger(), readings, known, identified::link);
        Encoding encoding =
                new Encoding(spine.ledger(), spine.metrics(), job.payload().receivedAt(), job.replay() != null);
        List<Judged> judged = judged(standing, claims, known, identified, encoding);
        Rivals rivals = new Rivals(spine.ledger(), spine.sources(), spine.metrics(), job.replay());
        rivals.judge(judged, identified::link);
        encode(judged, rivals, encoding, counts);
        counts.merge("parked", identified.parked.size(), Integer::sum);
        counts.merge("implausible", identified.implausible.size(), Integer::sum);
        return new Work(
                job,
                position,
                done,
                encoding.entries,
                claims.seen(),
                rivals.beside(),
                encoding.outbound,
                identified.parked,
                problems(identified, encoding),
                new Work.Tally(ends, skips, counts, encoding.flow));
    }

    /** Each reading, and each that its item no longer holds, beside what the ledger knows of its key. */
    private List<Judged> judged(
            List<PatientReading> standing,
            Claims claims,
            Map<String, Ledger.Known> known,
            Identified identified,
            Encoding encoding) {
        List<Judged> judged = new ArrayList<>();
        for (PatientReading reading : standing) {
            String key = reading.reading().key();
            judged.add(
                    claims.isOutdated(key)
                            ? Judged.outdated(reading, known.get(key))
                            : Judged.of(reading, claims.item(key), known.get(key)));
        }
        Withdrawn.of(claims.gone(), spine.ledger(), spine.metrics(), identified::link, encoding.refused::add)
                .forEach(gone -> judged.add(Judged.of(gone.reading(), gone.item(), gone.known())));
        return judged;
    }

    private void encode(List<Judged> judged, Rivals rivals, Encoding encoding, Map<String, Integer> counts) {
        Map<PatientRef, List<PatientReading>> flowing = new LinkedHashMap<>();
        for (Judged one : judged) {
            String end = encoding.note(one, rivals.twin(one), rivals.path(one), of(flowing, one.of()));
            counts.merge(end, 1, Integer::sum);
        }
        for (Move move : rivals.moves()) {
            PatientReading out = move.out();
            if (out != null) {
                of(flowing, out).add(out);
                counts.merge(move.label(), 1, Integer::sum);
            }
        }
        List<Destination> destinations = spine.destinations(job);
        flowing.forEach((patient, of) -> encoding.add(patient, of, destinations));
        encoding.countFiltered(destinations);
    }

    private static List<PatientReading> of(Map<PatientRef, List<PatientReading>> flowing, PatientReading reading) {
        return flowing.computeIfAbsent(reading.patient(), p -> new ArrayList<>());
    }

    private Identified identify() {
        Identified identified = new Identified(accounts, spine.canonical());
        readings.forEach(identified::add);
        Set<String> accepted = spine.ledger()
                .accepted(unclear.stream().map(p -> p.reading().key()).toList());
        for (Work.Parked parked : unclear) {
            if (accepted.contains(parked.reading().key())) {
                identified.add(parked.reading());
            } else {
                identified.parked.add(parked);
            }
        }
        return identified;
    }

    /** Of several readings with one key in a piece the highest version stands, of equal ones the later. */
    private static List<PatientReading> standing(List<PatientReading> readings, Map<String, Integer> counts) {
        Map<String, PatientReading> byKey = new LinkedHashMap<>();
        for (PatientReading reading : readings) {
            PatientReading earlier = byKey.get(reading.reading().key());
            if (earlier == null
                    || reading.reading().version() >= earlier.reading().version()) {
                byKey.put(reading.reading().key(), reading);
            }
            if (earlier != null) {
                counts.merge(Change.SUPERSEDED.label(), 1, Integer::sum);
            }
        }
        return List.copyOf(byKey.values());
    }

    private List<Problem> problems(Identified identified, Encoding encoding) {
        return Stream.of(
                        problems.stream(),
                        identified.implausible.stream().map(Work.Parked::problem),
                        encoding.refused.stream())
                .flatMap(s -> s)
                .collect(Collectors.toList());
    }
}
