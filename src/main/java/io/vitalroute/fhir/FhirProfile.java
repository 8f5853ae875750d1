package io.vitalroute.fhir;

import java.util.Set;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * How one FHIR destination wants to be written to.
 *
 * @param bundle what kind of Bundle is posted
 * @param mode how an Observation finds its earlier self
 * @param subject how a patient is named
 * @param devices how a measuring device is named
 * @param provenance where the origin of a reading is told beyond {@code meta.source}
 * @param identifierSystem URI of {@code Observation.identifier}; the value is the reading's key
 * @param sourceBase what {@code meta.source} starts with; {@code source/stream#payload} follows
 * @param maxEntries most entries in one Bundle, at least 3
 * @param options what is switched on
 */
public record FhirProfile(
        BundleType bundle,
        WriteMode mode,
        Subject subject,
        DeviceStyle devices,
        ProvenanceStyle provenance,
        String identifierSystem,
        String sourceBase,
        int maxEntries,
        Set<Option> options) {

    /** Refuses settings that exclude each other, all at once. */
    public FhirProfile {
        options = Set.copyOf(options);
        if (bundle != BundleType.TRANSACTION) {
            refuse(
                    subject instanceof Subject.Conditional,
                    "conditional patient references resolve in transactions only");
            refuse(devices == DeviceStyle.ENTRY, "devices as entries can be referred to in transactions only");
            refuse(
                    provenance == ProvenanceStyle.ENTRY,
                    "provenance as entries can refer to readings in transactions only");
        }
        refuse(
                mode == WriteMode.CREATE && devices == DeviceStyle.ENTRY,
                "plain creates would store a device again with every Bundle");
        refuse(
                mode == WriteMode.CREATE && provenance == ProvenanceStyle.ENTRY,
                "plain creates would store provenance again with every resend");
        refuse(
                bundle == BundleType.SINGLE && identifierSystem.matches(".*[+&%#].*"),
                "an identifier system with +, &, % or # cannot be searched by in single requests");
        refuse(maxEntries < 3, "a Bundle holds at least 3 entries: a reading, its device and its provenance");
    }

    /** Transactions of conditional creates, logical patient references, devices and provenance as entries, all claims. */
    public static FhirProfile standard() {
        return new FhirProfile(
                BundleType.TRANSACTION,
                WriteMode.CONDITIONAL_CREATE,
                new Subject.Logical(null),
                DeviceStyle.ENTRY,
                ProvenanceStyle.ENTRY,
                Systems.READING,
                "urn:vitalroute:",
                100,
                Set.of(Option.MDC_CODINGS, Option.CGM_PROFILES, Option.ACTIVITY_PROFILES));
    }

    /** The same with another way of writing. */
    public FhirProfile with(WriteMode other) {
        return new FhirProfile(
                bundle, other, subject, devices, provenance, identifierSystem, sourceBase, maxEntries, options);
    }

    /** The same with another way to name patients. */
    public FhirProfile with(Subject other) {
        return new FhirProfile(
                bundle, mode, other, devices, provenance, identifierSystem, sourceBase, maxEntries, options);
    }

    /** The same with devices and provenance elsewhere. */
    public FhirProfile with(DeviceStyle device, ProvenanceStyle origin) {
        return new FhirProfile(
                bundle, mode, subject, device, origin, identifierSystem, sourceBase, maxEntries, options);
    }

    /** The same with other switches. */
    public FhirProfile with(Option... on) {
        return new FhirProfile(
                bundle, mode, subject, devices, provenance, identifierSystem, sourceBase, maxEntries, Set.of(on));
    }

    /** The same with other limits to the length of a Bundle. */
    public FhirProfile withMaxEntries(int most) {
        return new FhirProfile(bundle, mode, subject, devices, provenance, identifierSystem, sourceBase, most, options);
    }

    /** As batches, or as single requests: what needs a transaction moves into the Observation. */
    FhirProfile as(BundleType other) {
        return new FhirProfile(
                other,
                mode,
                subject instanceof Subject.Conditional c ? new Subject.Logical(c.system()) : subject,
                devices == DeviceStyle.ENTRY ? DeviceStyle.CONTAINED : devices,
                provenance == ProvenanceStyle.ENTRY ? ProvenanceStyle.CONTAINED : provenance,
                identifierSystem,
                sourceBase,
                maxEntries,
                options);
    }

    /** Whether a switch is on. */
    public boolean has(Option option) {
        return options.contains(option);
    }

    private static void refuse(boolean conflict, String why) {
        if (conflict) {
            throw new ProblemException(Problem.of(ProblemCode.E102_SETTINGS, Where.of("fhir settings"), why));
        }
    }
}
