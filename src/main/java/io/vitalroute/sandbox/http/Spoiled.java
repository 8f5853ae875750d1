package io.vitalroute.sandbox.http;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers to requests that were carried out, spoiled on their way back. */
final class Spoiled {
    private Spoiled() {}

    static void answer(Fault fault, Request request, CapturedResponse captured, Callback callback) {
        if (fault instanceof Fault.Truncate) {
            truncate(request, captured, callback);
        } else if (fault instanceof Fault.Trickle trickle) {
            captured.getWrapped().getHeaders().put(HttpHeader.CONTENT_LENGTH, captured.body().length);
            trickle(trickle, 0, request, captured, callback);
        } else if (fault instanceof Fault.Empty empty) {
            empty(empty.status(), captured, callback);
        } else {
            close(request, callback);
        }
    }

    /** Closes the connection without an answer. */
    static void close(Request request, Callback callback) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new EOFException("closed on purpose"));
    }

    private static void truncate(Request request, CapturedResponse captured, Callback callback) {
        byte[] body = captured.body();
        Response response = captured.getWrapped();
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, Math.max(2, body.length));
        ByteBuffer half =
                body.length < 2 ? ByteBuffer.wrap(new byte[] {'{'}) : ByteBuffer.wrap(body, 0, body.length / 2);
        response.write(false, half, Callback.from(() -> close(request, callback), callback::failed));
    }

    private static void trickle(
            Fault.Trickle fault, int piece, Request request, CapturedResponse captured, Callback callback) {
        byte[] body = captured.body();
        int from = (int) ((long) body.length * piece / fault.pieces());
        int to = (int) ((long) body.length * (piece + 1) / fault.pieces());
        ByteBuffer part = ByteBuffer.wrap(body, from, to - from);
        if (piece + 1 == fault.pieces()) {
            captured.getWrapped().write(true, part, callback);
            return;
        }
        Runnable next = () -> trickle(fault, piece + 1, request, captured, callback);
        Callback later = Callback.from(
                () -> request.getComponents()
                        .getScheduler()
                        .schedule(next, fault.pause().toMillis(), TimeUnit.MILLISECONDS),
                callback::failed);
        captured.getWrapped().write(false, part, later);
    }

    private static void empty(int status, CapturedResponse captured, Callback callback) {
        Response response = captured.getWrapped();
        response.getHeaders().clear();
        response.setStatus(status);
        response.write(true, ByteBuffer.allocate(0), callback);
    }
}
