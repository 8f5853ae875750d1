package io.vitalroute.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A response whose body is held back, so that it can be spoiled. Status and headers go to the real response. */
final class CapturedResponse extends Response.Wrapper {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean written;
    private boolean complete;

    CapturedResponse(Request request, Response wrapped) {
        super(request, wrapped);
    }

    byte[] body() {
        return body.toByteArray();
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
        written = true;
        complete |= last;
        if (content != null) {
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            body.writeBytes(bytes);
        }
        callback.succeeded();
    }

    @Override
    public boolean isCommitted() {
        return written;
    }

    @Override
    public boolean hasLastWrite() {
        return complete;
    }

    @Override
    public boolean isCompletedSuccessfully() {
        return complete;
    }
}
