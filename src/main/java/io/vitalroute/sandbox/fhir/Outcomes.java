package io.vitalroute.sandbox.fhir;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ca.uhn.fhir.validation.ValidationResult;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.StringType;

/** What the validator found, in the words of the sender: its places lie in the bundle or in the resource as sent. */
final class Outcomes {
    private static final Pattern PLACE = Pattern.compile("^Parameters\\.parameter\\[(\\d+)]\\.resource(/\\*.*\\*/)?");

    private Outcomes() {}

    /** The outcome with places such as {@code Bundle.entry[2].resource.value} or {@code Observation.value}. */
    static OperationOutcome of(ValidationResult result, String single, boolean bundle) {
        OperationOutcome outcome = (OperationOutcome) result.toOperationOutcome();
        for (OperationOutcomeIssueComponent issue : outcome.getIssue()) {
            rename(issue.getLocation(), single, bundle);
            rename(issue.getExpression(), single, bundle);
        }
        return outcome;
    }

    private static void rename(List<StringType> places, String single, boolean bundle) {
        for (StringType place : places) {
            if (place.getValue() != null) {
                Matcher matcher = PLACE.matcher(place.getValue());
                place.setValue(matcher.replaceFirst(bundle ? "Bundle.entry[$1].resource" : single));
            }
        }
    }
}
