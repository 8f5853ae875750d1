package io.vitalroute.camel;

import java.util.List;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** The bean {@code reply}: what senders over HTTP are told. Request headers never come back to them. */
public final class Reply {
    private static final Logger LOG = LoggerFactory.getLogger("vitalroute.source");
    private static final JsonMapper JSON = new JsonMapper();

    Reply() {}

    /** "It is on disk", with the payload's id; the code is what the vendor wants to see. */
    public void kept(int code, Exchange exchange) {
        String id = exchange.getMessage().getHeader(Headers.PAYLOAD, String.class);
        answer(exchange, code, JSON.createObjectNode().put("status", "kept").put("id", id));
    }

    /** What is wrong with the request, and what to do. */
    public void problem(Exchange exchange) {
        Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        List<Problem> problems = problems(fault);
        Problem problem = problems.get(0);
        String id = exchange.getMessage().getHeader(Headers.PAYLOAD, String.class);
        try (MDC.MDCCloseable ignored = MDC.putCloseable("payload", id)) {
            LOG.info("{}: request refused: {}", exchange.getFromRouteId(), problem);
        }
        ObjectNode body = said(problem);
        if (problems.size() > 1 || !problem.where().path().isEmpty()) {
            problems.forEach(one -> body.withArray("problems").add(placed(one)));
        }
        if (id != null && problem.code() == ProblemCode.S101_UNKNOWN_STREAM) {
            body.put("kept", id);
        }
        answer(exchange, status(problem.code()), body);
        if (problem.code() == ProblemCode.K101_UNAVAILABLE) {
            exchange.getMessage().setHeader("Retry-After", "10");
        }
    }

    private static ObjectNode said(Problem problem) {
        ObjectNode body =
                JSON.createObjectNode().put("code", problem.code().id()).put("message", problem.message());
        return problem.hint() == null ? body : body.put("hint", problem.hint());
    }

    /** With its place in the request. */
    private static ObjectNode placed(Problem problem) {
        return JSON.createObjectNode().put("at", problem.where().path()).setAll(said(problem));
    }

    private static List<Problem> problems(Exception fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof ProblemException known) {
                return known.problems();
            }
        }
        LOG.warn("a request failed for a fault of the engine: {}", Faults.named(fault));
        return List.of(Problem.of(ProblemCode.K101_UNAVAILABLE, Where.of("request"), "the payload could not be kept")
                .hint("send it again later"));
    }

    private static int status(ProblemCode code) {
        return switch (code) {
            case S101_UNKNOWN_STREAM -> 404;
            case S102_UNAUTHORIZED, S301_UNKNOWN_SENDER, S302_SIGNATURE, S303_LATE, S502_CLOCK, S503_ENROLMENT -> 401;
            case S306_ADDRESS -> 403;
            case S103_TOO_LARGE -> 413;
            case S105_MEDIA_TYPE -> 415;
            case K101_UNAVAILABLE, S305_NOTHING_TO_CHECK_WITH -> 503;
            default -> 400;
        };
    }

    /** Answers with JSON and nothing of the request. */
    static void answer(Exchange exchange, int code, ObjectNode body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, code);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(body.toString());
    }
}
