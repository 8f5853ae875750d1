package io.vitalroute.camel;

import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * Which acknowledgement belongs to which message: by MSA-2 and nothing else, over whichever connection it comes. An answer
 * to another message, or what is no answer at all, is passed over, and the wait goes on; when it is over the connection is
 * closed, so that a late answer cannot be taken for the next one's. A connection that ends takes along all that wait on it,
 * but for messages that are committed already: their second acknowledgement may come over another one.
 */
final class MllpAcknowledgements implements NettyCamelStateCorrelationManager {
    private final ScheduledExecutorService timer;
    private final long timeoutMillis;
    private final AcknowledgementMode mode;
    private final Map<String, Waiting> byId = new LinkedHashMap<>();
    private final Set<Channel> open = ConcurrentHashMap.newKeySet();

    /** With {@code application} a commit acknowledgement is not the end of the wait. */
    MllpAcknowledgements(ScheduledExecutorService timer, long timeoutMillis, boolean application) {
        this.timer = timer;
        this.timeoutMillis = timeoutMillis;
        this.mode = application ? AcknowledgementMode.COMMIT_AND_APPLICATION : AcknowledgementMode.ORIGINAL;
    }

    private record Waiting(NettyCamelState state, Channel channel, ScheduledFuture<?> timeout, boolean committed) {
        Waiting commit() {
            return new Waiting(state, channel, timeout, true);
        }

        NettyCamelState done() {
            timeout.cancel(false);
            return state;
        }
    }

    @Override
    public void putState(Channel channel, NettyCamelState state) {
        String id = MllpBean.controlId(state.getExchange());
        ScheduledFuture<?> timeout = timer.schedule(() -> timedOut(id, state), timeoutMillis, TimeUnit.MILLISECONDS);
        synchronized (byId) {
            byId.put(id, new Waiting(state, channel, timeout, false));
        }
        if (open.add(channel)) {
            channel.closeFuture().addListener(future -> closed(channel));
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
        return answer instanceof byte[] frame ? settled(frame) : null;
    }

    /** A fault of the connection concerns all that wait on it: they are told when it is closed. */
    @Override
    public @Nullable NettyCamelState getState(
            ChannelHandlerContext context, Channel channel, @Nullable Throwable cause) {
        NettyHelper.close(channel);
        return null;
    }

    /** Takes an acknowledgement that the receiver sent over a connection of its own. */
    void arrived(byte[] frame) {
        NettyCamelState state = settled(frame);
        if (state != null) {
            state.getExchange().getMessage().setBody(frame);
            state.callbackDoneOnce(false);
        }
    }

    /** The message whose wait the answer ends, if there is one. */
    private @Nullable NettyCamelState settled(byte[] frame) {
        synchronized (byId) {
            for (Map.Entry<String, Waiting> entry : byId.entrySet()) {
                Acknowledgement answer = Acknowledgement.read(frame, entry.getKey());
                if (answer instanceof Acknowledgement.OtherMessage || answer instanceof Acknowledgement.Malformed) {
                    continue;
                }
                if (answer instanceof Acknowledgement.Accepted accepted && !mode.settledBy(accepted)) {
                    entry.setValue(entry.getValue().commit());
                    return null;
                }
                byId.remove(entry.getKey());
                return entry.getValue().done();
            }
        }
        return null;
    }

    private void closed(Channel channel) {
        open.remove(channel);
        List<Waiting> left = new ArrayList<>();
        synchronized (byId) {
            byId.values().removeIf(one -> {
                boolean gone = one.channel.equals(channel) && !one.committed;
                if (gone) {
                    left.add(one);
                }
                return gone;
            });
        }
        left.forEach(one -> fail(one.done(), new ClosedChannelException()));
    }

    private void timedOut(String id, NettyCamelState state) {
        Waiting late = null;
        synchronized (byId) {
            Waiting found = byId.get(id);
            if (found != null && found.state.equals(state)) {
                late = byId.remove(id);
            }
        }
        if (late != null) {
            fail(state, new ExchangeTimedOutException(state.getExchange(), timeoutMillis));
            NettyHelper.close(late.channel);
        }
    }

    private static void fail(NettyCamelState state, Exception why) {
        state.getExchange().setException(why);
        state.callbackDoneOnce(false);
    }
}
