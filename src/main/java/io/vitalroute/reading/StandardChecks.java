package io.vitalroute.reading;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metric.Mdc;
import io.vitalroute.reading.Metric.Time;

/** Whether what an entry claims can be kept: check digits, nomenclature partitions, profiles. */
final class StandardChecks {
    private static final String LOINC = "http://loinc.org";
    private static final String PHYSICAL_ACTIVITY = "http://hl7.org/fhir/us/physical-activity/";

    /** IEEE 11073-10101: SCADA, dimensions, infrastructure, PHD disease management, fitness, ageing independently. */
    private static final List<Integer> PARTITIONS = List.of(2, 4, 8, 128, 129, 130);

    private final Metric metric;
    private final Fields entry;
    private final List<Problem> problems;

    StandardChecks(Metric metric, Fields entry, List<Problem> problems) {
        this.metric = metric;
        this.entry = entry;
        this.problems = problems;
    }

    void run() {
        codes(metric.codes(), entry);
        mdc(metric.mdc(), entry);
        vitalSigns();
        physicalActivity();
    }

    void codes(List<Code> codes, Fields owner) {
        for (Code code : codes) {
            if (code.system().equals(LOINC) && !Loinc.isValid(code.code())) {
                add(owner, "codes", ProblemCode.C122_BAD_CODE, "LOINC \"" + code.code() + "\" has a wrong check digit");
            }
        }
    }

    void mdc(@Nullable Mdc mdc, Fields owner) {
        if (mdc == null) {
            return;
        }
        if (!PARTITIONS.contains(Integer.parseInt(mdc.code()) >> 16)) {
            add(owner, "mdc", ProblemCode.C122_BAD_CODE, "MDC code " + mdc.code() + " lies in no partition of devices");
        }
        if (mdc.unitCode() != null && Integer.parseInt(mdc.unitCode()) >> 16 != 4) {
            add(owner, "mdc", ProblemCode.C122_BAD_CODE, "MDC unit " + mdc.unitCode() + " is no dimension");
        }
        if ((mdc.unitCode() == null) != (mdc.unitRefId() == null)) {
            add(owner, "mdc", ProblemCode.C104_MISSING_KEY, "unit-code and unit-ref-id of mdc come together");
        }
    }

    private void vitalSigns() {
        Optional<VitalSigns> rule = VitalSigns.of(metric);
        if (rule.isEmpty()) {
            VitalSigns.claimed(metric)
                    .ifPresent(claimed -> standard("profiles", claimed.profile() + " wants LOINC " + claimed.loinc()));
            return;
        }
        VitalSigns vital = rule.get();
        String code = "LOINC " + vital.loinc();
        if (!metric.profiles().contains(vital.profile())) {
            standard("profiles", code + " obliges to the profile " + vital.profile());
        }
        if (!hasCategory("vital-signs")) {
            standard("category", code + " obliges to the category vital-signs");
        }
        if (metric.time() != Time.MOMENT) {
            standard("time", code + " takes a moment only, no period (R4 vs-1)");
        }
        if (metric.unit() != null && !vital.units().contains(metric.unit())) {
            standard("unit", code + " takes no other unit than " + String.join(", ", vital.units()));
        }
    }

    private void physicalActivity() {
        boolean claimed = metric.profiles().stream().anyMatch(profile -> profile.startsWith(PHYSICAL_ACTIVITY));
        if (claimed && !(hasCategory("activity") && hasCategory("PhysicalActivity"))) {
            standard("category", "a Physical Activity profile wants both activity and physical-activity");
        }
    }

    private boolean hasCategory(String code) {
        return metric.category().stream().anyMatch(c -> c.code().equals(code));
    }

    private void standard(String key, String message) {
        add(entry, key, ProblemCode.C123_STANDARD, message);
    }

    private void add(Fields owner, String key, ProblemCode code, String message) {
        problems.add(Problem.of(code, owner.at(key), metric.name() + ": " + message));
    }
}
