package io.vitalroute.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import io.vitalroute.identity.Devices;
import io.vitalroute.identity.Links;
import io.vitalroute.mapping.MappedItem.Claim;
import io.vitalroute.pipeline.Ledger.Known;
import io.vitalroute.pipeline.Ledger.Member;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.ReadingJson;

/**
 * A reading that is taken back because its item no longer holds it, as it was accepted last.
 *
 * @param item the item's id
 * @param known what the ledger holds of the reading
 */
record Withdrawn(PatientReading reading, String item, Known known) {

    /**
     * What items no longer hold.
     *
     * @param lost is told of readings whose value retention has thrown away: there is nothing left of them to send
     */
    static List<Withdrawn> of(
            Map<Member, Claim> gone,
            Ledger ledger,
            Function<String, Metric> metrics,
            Function<Origin, Optional<Links.Link>> links,
            Consumer<Problem> lost) {
        if (gone.isEmpty()) {
            return List.of();
        }
        Map<String, ReadingJson.Line> lines = new HashMap<>();
        List<String> keys = gone.keySet().stream().map(Member::key).toList();
        ledger.readings(keys, metrics).forEach(line -> lines.put(line.reading().key(), line));
        List<Withdrawn> result = new ArrayList<>();
        gone.forEach((member, claim) -> {
            ReadingJson.Line line = lines.get(member.key());
            if (line == null || line.patient() == null) {
                lost.accept(noLongerKept(member, claim.origin()));
                return;
            }
            PatientRef patient = patient(line.patient(), links.apply(claim.origin()));
            result.add(new Withdrawn(takenBack(line.reading(), claim, patient), claim.id(), member.known()));
        });
        return result;
    }

    private static Problem noLongerKept(Member member, Origin by) {
        return Problem.of(
                        ProblemCode.K106_PURGED,
                        Where.payload(by.payload(), by.item()),
                        "a reading that the item no longer holds cannot be taken back: its value is no longer kept")
                .hint("where a receiver still has it, withdraw it there by hand: its identifier is " + member.key());
    }

    /** The patient that it was delivered for; with all identifiers, where that is the account's patient still. */
    private static PatientRef patient(PatientRef.Identifier primary, Optional<Links.Link> link) {
        return link.map(Links.Link::patient)
                .filter(patient -> patient.primary().equals(primary))
                .orElseGet(() -> new PatientRef(List.of(primary)));
    }

    private static PatientReading takenBack(Reading before, Claim claim, PatientRef patient) {
        Reading back = new Reading(
                before.key(),
                claim.version(),
                before.metric(),
                before.value(),
                before.time(),
                before.origin().saidBy(claim.origin()),
                Reading.Status.ENTERED_IN_ERROR);
        return new PatientReading(back, patient, Devices.of(back, patient));
    }
}
