package io.vitalroute.camel;

import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.component.netty.NettyCamelState;
import org.apache.camel.component.netty.NettyCamelStateCorrelationManager;
import org.apache.camel.component.netty.NettyHelper;
import org.jspecify.annotations.Nullable;

import io.vitalroute.hl7.Acknowledgement;
import io.vitalroute.hl7.AcknowledgementMode;

/**
 * Which acknowledgement belongs to which message: by MSA-2 and nothing else. An answer to another message, or what is no
 * answer at all, is passed over, and the wait goes on; when it is over the connection is closed, so that a late answer
 * cannot be taken for the next one's. A connection that ends takes all that wait on it along.
 */
final class MllpAcknowledgements implements NettyCamelStateCorrelationManager {
    private final ScheduledExecutorService timer;
    private final long timeoutMillis;
    private final AcknowledgementMode mode;
    private final Map<Channel, Map<String, Waiting>> byChannel = new ConcurrentHashMap<>();

    /** With {@code application} a commit acknowledgement is not the end of the wait. */
    MllpAcknowledgements(ScheduledExecutorService timer, long timeoutMillis, boolean application) {
        this.timer = timer;
        this.timeoutMillis = timeoutMillis;
        this.mode = application ? AcknowledgementMode.COMMIT_AND_APPLICATION : AcknowledgementMode.ORIGINAL;
    }

    private record Waiting(NettyCamelState state, ScheduledFuture<?> timeout) {
        NettyCamelState done() {
            timeout.cancel(false);
            return state;
        }
    }

    @Override
    public void putState(Channel channel, NettyCamelState state) {
        String id = MllpBean.controlId(state.getExchange());
        ScheduledFuture<?> timeout = timer.schedule(() -> timedOut(channel, id), timeoutMillis, TimeUnit.MILLISECONDS);
        Map<String, Waiting> waiting = byChannel.computeIfAbsent(channel, this::opened);
        synchronized (waiting) {
            waiting.put(id, new Waiting(state, timeout));
        }
        if (!channel.isOpen()) {
            closed(channel);
        }
    }

    @Override
    public void removeState(ChannelHandlerContext context, Channel channel) {
        // the end of the connection does that, for all at once
    }

    @Override
    public @Nullable NettyCamelState getState(ChannelHandlerContext context, Channel channel, Object answer) {
        Map<String, Waiting> waiting = byChannel.get(channel);
        if (waiting == null || !(answer instanceof byte[] frame)) {
            return null;
        }
        synchronized (waiting) {
            for (Iterator<Map.Entry<String, Waiting>> it = waiting.entrySet().iterator(); it.hasNext(); ) {
                Map.Entry<String, Waiting> entry = it.next();
                if (settles(frame, entry.getKey())) {
                    it.remove();
                    return entry.getValue().done();
                }
            }
        }
        return null;
    }

    /** A fault of the connection concerns all that wait on it: they are told when it is closed. */
    @Override
    public @Nullable NettyCamelState getState(
            ChannelHandlerContext context, Channel channel, @Nullable Throwable cause) {
        NettyHelper.close(channel);
        return null;
    }

    private boolean settles(byte[] frame, String id) {
        Acknowledgement answer = Acknowledgement.read(frame, id);
        if (answer instanceof Acknowledgement.Accepted accepted) {
            return mode.settledBy(accepted);
        }
        return !(answer instanceof Acknowledgement.OtherMessage || answer instanceof Acknowledgement.Malformed);
    }

    private Map<String, Waiting> opened(Channel channel) {
        channel.closeFuture().addListener(future -> closed(channel));
        return new LinkedHashMap<>();
    }

    private void closed(Channel channel) {
        Map<String, Waiting> waiting = byChannel.remove(channel);
        if (waiting == null) {
            return;
        }
        List<Waiting> left;
        synchronized (waiting) {
            left = new ArrayList<>(waiting.values());
            waiting.clear();
        }
        left.forEach(one -> fail(one.done(), new ClosedChannelException()));
    }

    private void timedOut(Channel channel, String id) {
        Map<String, Waiting> waiting = byChannel.get(channel);
        if (waiting == null) {
            return;
        }
        Waiting late;
        synchronized (waiting) {
            late = waiting.remove(id);
        }
        if (late != null) {
            fail(late.state, new ExchangeTimedOutException(late.state.getExchange(), timeoutMillis));
            NettyHelper.close(channel);
        }
    }

    private static void fail(NettyCamelState state, Exception why) {
        state.getExchange().setException(why);
        state.callbackDoneOnce(false);
    }
}
