package io.vitalroute.camel;

import org.apache.camel.Exchange;

import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.RetryPolicy.Failure;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/** The bean {@code fhir}: what a FHIR server's answer does to a delivery. */
public final class FhirBean {
    FhirBean() {}

    /** Adds what the server wants to see of us. */
    public void authorize(Exchange exchange) {
        exchange.getMessage().setHeader("Accept", FhirFormat.MEDIA_TYPE);
    }

    /** Turns the answer into the delivery's outcome. */
    public void answer(Exchange exchange) {
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
        Where where = Where.of("fhir");
        String text = exchange.getMessage().getBody(String.class);
        if (status / 100 == 2) {
            exchange.getMessage().setBody(new Outcome.Delivered(null));
        } else if (status == 429 || status / 100 == 5) {
            exchange.getMessage()
                    .setBody(new Failure(Problem.of(ProblemCode.D103_BUSY, where, "HTTP " + status), null, text));
        } else {
            exchange.getMessage()
                    .setBody(new Outcome.Parked(Problem.of(ProblemCode.D101_REFUSED, where, "HTTP " + status), text));
        }
    }
}
