package io.vitalroute.camel;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Spine;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Body;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.PayloadId;

/** The bean {@code spine}: what route files call to keep payloads and to work on them. */
public final class SpineBean {
    private final Spine spine;
    private final Clock clock;

    SpineBean(Spine spine, Clock clock) {
        this.spine = spine;
        this.clock = clock;
    }

    /**
     * Keeps the message body as a payload of the source and stream in the headers {@code vitalroute.source} and
     * {@code vitalroute.stream}. The exchange goes on when it is on disk, with its id in {@code vitalroute.payload}.
     */
    public CompletionStage<Inbox.Kept> keep(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        String source = need(message, Headers.SOURCE);
        String stream = need(message, Headers.STREAM);
        String account = message.getHeader(Headers.ACCOUNT, String.class);
        String delivery = message.getHeader(Headers.DELIVERY, String.class);
        Body body = Bodies.of(message);
        if (body.length() == 0) {
            throw new ProblemException(
                    Problem.of(ProblemCode.S104_EMPTY, Where.of(source + "/" + stream), "the body is empty")
                            .hint("send the payload as the vendor made it"));
        }
        PayloadId id = new PayloadId(source, stream, account, delivery);
        try (InputStream in = body.open()) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                id.add(buffer, 0, n);
            }
        }
        String type = Objects.requireNonNullElse(
                message.getHeader(Exchange.CONTENT_TYPE, String.class), "application/octet-stream");
        Payload payload = new Payload(id.finish(), source, stream, account, clock.instant(), type, body);
        message.setHeader(Headers.PAYLOAD, payload.id());
        return spine.keep(payload);
    }

    /** Works on the job in the body. The exchange goes on when what came of it is on disk. */
    public CompletionStage<Boolean> work(Exchange exchange) {
        return spine.work(exchange.getMessage().getBody(Inbox.Job.class));
    }

    private static String need(Message message, String header) {
        String value = message.getHeader(header, String.class);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("a route must set the header " + header + " before it calls spine.keep");
        }
        return value;
    }
}
