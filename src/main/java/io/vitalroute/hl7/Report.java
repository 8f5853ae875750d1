package io.vitalroute.hl7;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.DeviceRef;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading;

/** One reading as an order observation: [ORC] OBR {OBX}. One for each message: it remembers what it has said before. */
final class Report {
    private final OruProfile profile;
    private final Observations observations;
    private final String assigner;
    private final IdentityHashMap<DeviceRef, String> devices = new IdentityHashMap<>();

    Report(OruProfile profile) {
        this.profile = profile;
        this.observations = new Observations(profile, new Codings(profile.coding()));
        this.assigner = "^" + profile.sender().application().field();
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
        String filler = Ids.filler(reading.reading()) + assigner;
        if (profile.orc()) {
            Segment.of("ORC").text(1, "RE").raw(3, filler).appendTo(out);
        }
        order(number, filler, reading.reading(), time)
                .text(22, profile.dialect().pcd() ? "" : made)
                .text(25, profile.dialect().pcd() ? "" : ResultStatus.report(status))
                .appendTo(out);
        int line = 0;
        for (Obx obx : lines(reading, status)) {
            line++;
            observation(line, obx, reading, time).appendTo(out);
        }
    }

    private Segment order(int number, String filler, Reading reading, ReportTime time) {
        return Segment.of("OBR")
                .text(1, Integer.toString(number))
                .raw(3, filler)
                .raw(4, service(reading))
                .text(7, time.start())
                .text(8, time.end());
    }

    /** OBR-4: a panel is the service that its parts belong to. */
    private String service(Reading reading) {
        boolean panel = reading.metric().kind() == Metric.Kind.COMPONENTS
                && !profile.dialect().pcd();
        return panel ? observations.concept(reading) : Codings.MONITORING;
    }

    private String equipment(@Nullable DeviceRef device) {
        return device == null ? "" : devices.computeIfAbsent(device, Equipment::identifier);
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
            segment.raw(18, equipment(reading.device()));
        }
        return segment;
    }
}
