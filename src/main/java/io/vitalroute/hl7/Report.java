package io.vitalroute.hl7;

import java.util.ArrayList;
import java.util.List;

import io.vitalroute.reading.Metric;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading;

/** One reading as an order observation: [ORC] OBR {OBX}. */
final class Report {
    private final OruProfile profile;
    private final Codings codings;
    private final Observations observations;

    Report(OruProfile profile) {
        this.profile = profile;
        this.codings = new Codings(profile.coding());
        this.observations = new Observations(profile, codings);
    }

    /**
     * Writes the segments.
     *
     * @param number OBR-1
     * @param status OBX-11
     * @param made OBR-22
     */
    void append(StringBuilder out, int number, PatientReading reading, String status, String made) {
        ReportTime time = ReportTime.of(reading.reading(), profile.dialect());
        if (profile.orc()) {
            Segment.of("ORC").text(1, "RE").raw(3, filler(reading.reading())).appendTo(out);
        }
        order(number, reading.reading(), time, status, made).appendTo(out);
        int line = 0;
        for (Obx obx : lines(reading, status)) {
            line++;
            observation(line, obx, reading, time).appendTo(out);
        }
    }

    private Segment order(int number, Reading reading, ReportTime time, String status, String made) {
        Segment obr = Segment.of("OBR")
                .text(1, Integer.toString(number))
                .raw(3, filler(reading))
                .raw(4, service(reading))
                .text(7, time.start())
                .text(8, time.end());
        return profile.dialect().pcd() ? obr : obr.text(22, made).text(25, ResultStatus.report(status));
    }

    /** OBR-4: a panel is the service that its parts belong to. */
    private String service(Reading reading) {
        boolean panel = reading.metric().kind() == Metric.Kind.COMPONENTS
                && !profile.dialect().pcd();
        return panel ? observations.concept(reading) : Codings.MONITORING;
    }

    private String filler(Reading reading) {
        Designator us = profile.sender().application();
        return Er7.components(Ids.filler(reading), us.name(), us.universalId(), us.universalIdType());
    }

    private List<Obx> lines(PatientReading reading, String status) {
        List<Obx> lines = new ArrayList<>();
        if (profile.dialect().pcd()) {
            lines.add(Equipment.container(reading.device()));
        }
        boolean withdrawn = status.equals(ResultStatus.DELETED) || status.equals(ResultStatus.WRONG_PATIENT);
        lines.addAll(
                withdrawn
                        ? observations.withdrawn(reading.reading(), status)
                        : observations.of(reading.reading(), status));
        return lines;
    }

    private Segment observation(int line, Obx obx, PatientReading reading, ReportTime time) {
        boolean pcd = profile.dialect().pcd();
        boolean device = obx.sub().equals("1.0.0.0");
        Segment segment = Segment.of("OBX")
                .text(1, Integer.toString(line))
                .text(2, obx.type())
                .raw(3, obx.concept())
                .text(4, obx.sub())
                .raw(5, obx.value())
                .raw(6, obx.unit())
                .text(11, obx.status());
        if (!device) {
            segment.text(14, time.observed()).raw(17, Methods.of(reading.reading(), pcd));
        }
        if (device || !pcd) {
            segment.raw(18, Equipment.identifier(reading.device()));
        }
        return segment;
    }
}
