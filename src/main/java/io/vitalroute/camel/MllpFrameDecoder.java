package io.vitalroute.camel;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.apache.camel.component.netty.ChannelHandlerFactory;
import org.apache.camel.component.netty.DefaultChannelHandlerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.config.Settings;
import io.vitalroute.hl7.MllpFrames;

/**
 * Takes frames off a connection on which others send to us. In place of camel-hl7's decoder, which has no limit of size, takes
 * two messages for one where the first has no trailer, and closes the connection where it should answer.
 */
final class MllpFrameDecoder extends ByteToMessageDecoder {
    private static final Logger LOG = LoggerFactory.getLogger("vitalroute.source");

    private final MllpFrames frames;

    private MllpFrameDecoder(int largest) {
        this.frames = new MllpFrames("mllp-in", largest, true);
    }

    /** One for each connection; a message may be as large as {@code mllp-in.max-message} says. */
    static ChannelHandlerFactory factory(Settings settings) {
        int largest = settings.number("mllp-in.max-message", 4_194_304, 1_024, 1 << 28);
        return new Factory(largest);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        byte[] bytes = new byte[in.readableBytes()];
        in.readBytes(bytes);
        out.addAll(frames.take(bytes, 0, bytes.length));
    }

    /** What is left unfinished can be answered to nobody. */
    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        decode(context, in, out);
        frames.end().ifPresent(left -> {
            if (left instanceof MllpFrames.Frame.Broken broken) {
                LOG.info("mllp-in: {}", broken.problem());
            }
        });
    }

    private static final class Factory extends DefaultChannelHandlerFactory {
        private final int largest;

        Factory(int largest) {
            this.largest = largest;
        }

        @Override
        public ChannelHandler newChannelHandler() {
            return new MllpFrameDecoder(largest);
        }
    }
}
