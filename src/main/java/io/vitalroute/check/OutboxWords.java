package io.vitalroute.check;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The settings of an {@code outbox:} endpoint, over all formats. The engine itself knows which format takes which. */
final class OutboxWords {
    private static final Set<String> DELIVERING = Set.of(
            "format",
            "metrics",
            "dense",
            "inFlight",
            "retryFirst",
            "retryLongest",
            "giveUpAfter",
            "breakAfter",
            "lease",
            "idempotent");
    private static final Set<String> FORMATS = Set.of(
            "bundle",
            "write",
            "maxEntries",
            "version",
            "coding",
            "orc",
            "country",
            "processingId",
            "patientClass",
            "patientName",
            "acknowledgements",
            "maxReadings",
            "sendingApplication",
            "sendingFacility",
            "receivingApplication",
            "receivingFacility",
            "template",
            "per",
            "authorities",
            "subject",
            "patientSystem",
            "devices",
            "provenance",
            "identifierSystem",
            "sourceBase",
            "mdcCodings",
            "restingAsHeartRate",
            "patientSuppliedTag",
            "testData",
            "guideProfiles");

    /** All of them. */
    static final Set<String> ALL = Stream.of(DELIVERING, FORMATS)
            .flatMap(Set::stream)
            .collect(java.util.stream.Collectors.collectingAndThen(
                    java.util.stream.Collectors.toCollection(TreeSet::new), Set::copyOf));

    private OutboxWords() {}
}
