package io.vitalroute.sandbox.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Records each request, turns strangers away, plays the planned fault, and else passes the request on. */
final class FaultHandler extends Handler.Wrapper {
    /** The request attribute under which the handler behind finds the {@link Received}. */
    static final String RECEIVED = "io.vitalroute.sandbox.received";

    private static final String HTML =
            "<html><body><h1>Gateway</h1><p>This is not the page you want.</p></body></html>";

    private final Access access;
    private final FaultPlan plan;
    private final RequestLog log;
    private final Clock clock;

    FaultHandler(Handler inner, Access access, FaultPlan plan, RequestLog log, Clock clock) {
        super(inner);
        this.access = access;
        this.plan = plan;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Received received = read(request);
        log.add(received);
        if (!access.admits().test(received)) {
            answer(new Answer(401, Map.of("WWW-Authenticate", access.challenge()), new byte[0]), response, callback);
            return true;
        }
        BufferedRequest buffered = new BufferedRequest(request, received.body());
        buffered.setAttribute(RECEIVED, received);
        Optional<Fault> fault = plan.take(received);
        if (fault.isEmpty()) {
            return super.handle(buffered, response, callback);
        }
        return play(fault.get(), buffered, response, callback);
    }

    private boolean play(Fault fault, BufferedRequest request, Response response, Callback callback) throws Exception {
        if (fault instanceof Fault.Refuse refuse) {
            answer(refusal(refuse), response, callback);
        } else if (fault instanceof Fault.Html html) {
            answer(Answer.of(html.status(), "text/html", HTML), response, callback);
        } else if (fault instanceof Fault.Slow slow) {
            later(slow.by(), request, response, callback);
        } else if (fault instanceof Fault.Close close && !close.carriedOut()) {
            Spoiled.close(request, callback);
        } else if (!(fault instanceof Fault.Hang)) {
            return carryOut(fault, request, response, callback);
        }
        return true;
    }

    private boolean carryOut(Fault fault, BufferedRequest request, Response response, Callback callback)
            throws Exception {
        CapturedResponse captured = new CapturedResponse(request, response);
        Callback then = Callback.from(() -> Spoiled.answer(fault, request, captured, callback), callback::failed);
        return super.handle(request, captured, then);
    }

    private void later(Duration by, BufferedRequest request, Response response, Callback callback) {
        getServer()
                .getScheduler()
                .schedule(
                        () -> getServer().getThreadPool().execute(() -> pass(request, response, callback)),
                        by.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void pass(BufferedRequest request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                answer(Answer.of(404), response, callback);
            }
        } catch (Exception e) {
            callback.failed(e);
        }
    }

    private static Answer refusal(Fault.Refuse refuse) {
        Duration retryAfter = refuse.retryAfter();
        Map<String, String> headers =
                retryAfter == null ? Map.of() : Map.of("Retry-After", Long.toString(retryAfter.toSeconds()));
        return new Answer(refuse.status(), headers, new byte[0]);
    }

    private static void answer(Answer answer, Response response, Callback callback) {
        EndpointHandler.write(answer, response, callback);
    }

    private Received read(Request request) throws IOException {
        ByteBuffer body = Content.Source.asByteBuffer(request);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            headers.merge(
                    field.getName(),
                    List.of(Optional.ofNullable(field.getValue()).orElse("")),
                    FaultHandler::join);
        }
        return new Received(
                request.getMethod(),
                Request.getPathInContext(request),
                Optional.ofNullable(request.getHttpURI().getQuery()).orElse(""),
                Collections.unmodifiableMap(headers),
                BufferUtil.toArray(body),
                clock.instant());
    }

    private static List<String> join(List<String> before, List<String> more) {
        return Stream.concat(before.stream(), more.stream()).toList();
    }
}
