package io.vitalroute.camel;

import org.apache.camel.Exchange;

import io.vitalroute.hl7.Acknowledgement;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.RetryPolicy.Failure;
import io.vitalroute.problem.Disposition;
import io.vitalroute.problem.Problem;

/** The bean {@code mllp}: what an acknowledgement does to a delivery. */
public final class MllpBean {
    MllpBean() {}

    /** Turns the acknowledgement in the body into the delivery's outcome. */
    public void answer(Exchange exchange) {
        byte[] frame = exchange.getMessage().getBody(byte[].class);
        Acknowledgement answer = Acknowledgement.read(frame, controlId(exchange));
        exchange.getMessage().setBody(outcome(answer));
    }

    /** MSH-10, which the format made part of the delivery's key. */
    static String controlId(Exchange exchange) {
        String key = Sent.of(exchange).outbound().deliveryKey();
        return key.substring(key.lastIndexOf(':') + 1);
    }

    private static Object outcome(Acknowledgement answer) {
        if (answer instanceof Acknowledgement.Accepted accepted) {
            return new Outcome.Delivered(accepted.level().name());
        }
        if (answer instanceof Acknowledgement.ApplicationError error) {
            return refused(error.problem(), error.receiverText());
        }
        if (answer instanceof Acknowledgement.Rejected rejected) {
            return refused(rejected.problem(), rejected.receiverText());
        }
        if (answer instanceof Acknowledgement.Malformed malformed) {
            return new Failure(malformed.problem(), null, null);
        }
        throw new IllegalStateException("an answer to another message does not get here");
    }

    private static Object refused(Problem problem, String receiverText) {
        return problem.code().disposition() == Disposition.RETRY
                ? new Failure(problem, null, receiverText)
                : new Outcome.Parked(problem, receiverText);
    }
}
