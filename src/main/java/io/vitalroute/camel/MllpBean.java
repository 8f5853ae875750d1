package io.vitalroute.camel;

import java.time.Instant;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

import io.vitalroute.hl7.AckWriter;
import io.vitalroute.hl7.Acknowledgement;
import io.vitalroute.hl7.MessageHeader;
import io.vitalroute.hl7.Verdict;
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

    /**
     * Takes an application acknowledgement that the receiver of a destination sends over a connection of its own, and
     * commits it where MSH-15 asks for that.
     */
    public void acknowledged(String destination, Exchange exchange) {
        byte[] frame = exchange.getMessage().getBody(byte[].class);
        MllpAcknowledgements waiting = exchange.getContext()
                .getRegistry()
                .lookupByNameAndType("acknowledgements-" + destination, MllpAcknowledgements.class);
        if (frame != null && waiting != null) {
            waiting.arrived(frame);
        }
        exchange.getMessage()
                .setBody(
                        frame == null ? null : commit(frame, exchange.getClock().getCreated()));
    }

    private static byte @Nullable [] commit(byte[] frame, long now) {
        boolean asked = MessageHeader.read(frame)
                .map(MessageHeader::acceptAcknowledgement)
                .filter(word -> word.equals("AL") || word.equals("SU"))
                .isPresent();
        return asked
                ? AckWriter.answers(frame, new Verdict.Accepted(), Instant.ofEpochMilli(now))
                        .get(0)
                : null;
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
