package io.vitalroute.sandbox.http;

import java.nio.ByteBuffer;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request whose body was read already and is given again to the handler behind. */
final class BufferedRequest extends Request.Wrapper {
    private final Content.Source body;

    BufferedRequest(Request wrapped, byte[] body) {
        super(wrapped);
        this.body = Content.Source.from(ByteBuffer.wrap(body));
    }

    @Override
    public long getLength() {
        return body.getLength();
    }

    @Override
    public Content.Chunk read() {
        return body.read();
    }

    @Override
    public void demand(Runnable demanded) {
        body.demand(demanded);
    }

    @Override
    public void fail(Throwable failure) {
        body.fail(failure);
        super.fail(failure);
    }
}
