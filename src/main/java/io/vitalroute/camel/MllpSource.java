package io.vitalroute.camel;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.List;

import io.netty.buffer.Unpooled;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.hl7.AckWriter;
import io.vitalroute.hl7.MllpFrames;
import io.vitalroute.hl7.OruEncoder;
import io.vitalroute.hl7.Reception;
import io.vitalroute.hl7.Verdict;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;

/** The bean {@code mllp-in}: messages that others send to us over MLLP, and what they are answered. */
public final class MllpSource {
    private static final Logger LOG = LoggerFactory.getLogger("vitalroute.source");

    /** What the answer is written to: the message, or the beginning of a broken one. */
    private static final String ASKED = "vitalroute.mllp.asked";

    private static final String VERDICT = "vitalroute.mllp.verdict";

    private final Clock clock;

    MllpSource(Clock clock) {
        this.clock = clock;
    }

    /** Takes a frame: its message becomes the body, to be kept as the stream; what is broken or no ORU^R01 is refused. */
    public void receive(String source, String stream, Exchange exchange) {
        Message message = exchange.getMessage();
        if (message.getBody() instanceof MllpFrames.Frame.Broken broken) {
            exchange.setProperty(ASKED, broken.head());
            throw new ProblemException(broken.problem());
        }
        byte[] bytes = ((MllpFrames.Frame.Message) message.getBody()).bytes();
        exchange.setProperty(ASKED, bytes);
        Reception.refusal(bytes).ifPresent(verdict -> {
            exchange.setProperty(VERDICT, verdict);
            throw new ProblemException(problem(verdict));
        });
        message.setBody(bytes);
        message.setHeader(Headers.SOURCE, source);
        message.setHeader(Headers.STREAM, stream);
        message.setHeader(Exchange.CONTENT_TYPE, OruEncoder.MEDIA_TYPE);
    }

    /** Answers that the message is on disk, as its header asks. */
    public void kept(Exchange exchange) {
        answer(exchange, new Verdict.Accepted());
    }

    /** Answers why it is not. */
    public void refused(Exchange exchange) {
        Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Verdict known = exchange.getProperty(VERDICT, Verdict.class);
        Verdict verdict = known == null ? Reception.of(fault) : known;
        LOG.info("{}: message refused: {}", exchange.getFromRouteId(), problem(verdict));
        answer(exchange, verdict);
    }

    private void answer(Exchange exchange, Verdict verdict) {
        byte[] asked = exchange.getProperty(ASKED, byte[].class);
        List<byte[]> answers = AckWriter.answers(asked == null ? new byte[0] : asked, verdict, clock.instant());
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        answers.forEach(answer -> framed.writeBytes(MllpFrames.frame(answer)));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(answers.isEmpty() ? null : Unpooled.wrappedBuffer(framed.toByteArray()));
    }

    private static Problem problem(Verdict verdict) {
        if (verdict instanceof Verdict.Failed failed) {
            return failed.problem();
        }
        if (verdict instanceof Verdict.Refused refused) {
            return refused.problem();
        }
        throw new IllegalStateException("what is accepted has no problem");
    }
}
