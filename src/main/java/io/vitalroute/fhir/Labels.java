package io.vitalroute.fhir;

import java.util.ArrayList;
import java.util.List;

import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.TimeFrame.OffsetOrigin;

/** {@code meta.security} and {@code meta.tag}. */
final class Labels {
    private static final Code ACCOUNT_OFFSET =
            new Code(Systems.OFFSET_ORIGIN, "account", "Offset taken from the account");
    private static final Code NO_OFFSET = new Code(Systems.OFFSET_ORIGIN, "none", "Offset of the wearer not known");

    private Labels() {}

    static void security(FhirJson json, FhirProfile settings) {
        if (settings.has(Option.TEST_DATA)) {
            json.codings("security", List.of(Systems.TEST_DATA));
        }
    }

    /** @param offset who said the offset that the time shows */
    static void tags(FhirJson json, FhirProfile settings, OffsetOrigin offset) {
        List<Code> tags = new ArrayList<>();
        if (settings.has(Option.PATIENT_SUPPLIED_TAG)) {
            tags.add(Systems.PATIENT_SUPPLIED);
        }
        switch (offset) {
            case ACCOUNT -> tags.add(ACCOUNT_OFFSET);
            case NONE -> tags.add(NO_OFFSET);
            case SOURCE -> {}
        }
        json.codings("tag", tags);
    }
}
