package io.vitalroute.camel;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.config.Durations;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.source.phone.Document;
import io.vitalroute.source.phone.Enrolment;
import io.vitalroute.source.phone.Phone;
import io.vitalroute.source.phone.Phones;
import io.vitalroute.source.phone.Platform;
import io.vitalroute.source.phone.SignedRequest;

/** The bean {@code phone}: apps on phones, enrolled with a code, signing what they send (docs/phone-api.yaml). */
public final class PhoneBean {
    private static final Logger LOG = LoggerFactory.getLogger("vitalroute.source");
    private static final JsonMapper JSON = new JsonMapper();

    /** Bytes of an enrolment, at most: whoever sends it is not known yet. */
    private static final int ENROLMENT = 20_000;

    private final Phones phones;
    private final Clock clock;

    PhoneBean(Phones phones, Clock clock) {
        this.phones = phones;
        this.clock = clock;
    }

    /**
     * Lets pass a document that an enrolled device has signed within the window, and that is as the contract says; sets
     * source, stream and account. The device comes first, then the signature, then the clock, then the document.
     */
    public void open(String window, Exchange exchange) throws IOException {
        Instant now = clock.instant();
        Duration span = span(window);
        Message message = exchange.getMessage();
        byte[] body = body(message);
        Phone phone = device(message);
        refuse(signed(message, body).check(phone, now, span));
        Platform platform = Document.check(body, now, span);
        if (!phone.platforms().contains(platform)) {
            throw new ProblemException(Problem.of(
                            ProblemCode.S501_CONTRACT,
                            Where.payload("request", "/platform"),
                            "the device is not enrolled for this platform")
                    .hint("enrol it anew, with this platform too"));
        }
        message.setHeader(Headers.SOURCE, platform.source());
        message.setHeader(Headers.STREAM, Platform.STREAM);
        message.setHeader(Headers.ACCOUNT, phone.account());
    }

    /** Enrols the device that shows a good code and has signed with the key that it brings; answers 201 with its id. */
    public void enrol(String window, Exchange exchange) throws IOException {
        Instant now = clock.instant();
        Message message = exchange.getMessage();
        byte[] body = body(message);
        if (body.length > ENROLMENT) {
            throw new ProblemException(
                    Problem.of(ProblemCode.S103_TOO_LARGE, Where.of("request"), "larger than any enrolment")
                            .hint("at most " + ENROLMENT + " bytes"));
        }
        Enrolment enrolment = Enrolment.read(body);
        refuse(signed(message, body).check(enrolment.key(), now, span(window)));
        Phone phone =
                phones.enrol(enrolment.request(), now).orElseThrow(() -> new ProblemException(Enrolment.refused()));
        LOG.info("device {} is enrolled, account {}", phone.id(), phone.account());
        ObjectNode answer = JSON.createObjectNode().put("device", phone.id());
        phone.platforms().stream()
                .sorted()
                .forEach(one -> answer.withArray("platforms").add(one.word()));
        Reply.answer(
                exchange,
                201,
                answer.put("serverTime", now.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    private Phone device(Message message) {
        String id = Door.text(message, "X-Vitalroute-Device");
        return (id == null ? Optional.<Phone>empty() : phones.find(id))
                .filter(phone -> phone.revoked() == null)
                .orElseThrow(() -> new ProblemException(SignedRequest.unknownDevice()));
    }

    private static SignedRequest signed(Message message, byte[] body) {
        return new SignedRequest(
                Door.text(message, "X-Vitalroute-Timestamp"), Door.text(message, "X-Vitalroute-Signature"), body);
    }

    private static void refuse(Optional<Problem> problem) {
        problem.ifPresent(one -> {
            throw new ProblemException(one);
        });
    }

    /** The bytes as they were signed; the message keeps them for what follows. */
    private static byte[] body(Message message) throws IOException {
        String type = Door.text(message, Exchange.CONTENT_TYPE);
        if (type == null
                || !type.strip().toLowerCase(Locale.ROOT).startsWith("application/json")
                || message.getHeader("Content-Encoding") != null) {
            throw new ProblemException(Problem.of(
                            ProblemCode.S105_MEDIA_TYPE, Where.of("request"), "the body is not plain application/json")
                    .hint("Content-Type: application/json, and no Content-Encoding"));
        }
        byte[] bytes = Bodies.of(message).bytes();
        message.setBody(bytes);
        return bytes;
    }

    private static Duration span(String window) {
        return Durations.parse(window)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.C105_WRONG_TYPE, Where.of("phone.window"), "not a duration")
                                .hint("write " + Durations.FORM)));
    }
}
