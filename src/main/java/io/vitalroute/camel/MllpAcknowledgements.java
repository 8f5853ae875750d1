package io.vitalroute.camel;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelId;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.component.netty.NettyCamelState;
import org.apache.camel.component.netty.NettyCamelStateCorrelationManager;
import org.apache.camel.component.netty.NettyHelper;
import org.jspecify.annotations.Nullable;

import io.vitalroute.hl7.Acknowledgement;

/**
 * Which acknowledgement belongs to which message: by MSA-2 and nothing else. An answer to another message, or no answer at
 * all, is passed over, and the wait goes on; when it is over the connection is closed, so that a late answer cannot be
 * taken for the next one's.
 */
final class MllpAcknowledgements implements NettyCamelStateCorrelationManager {
    private final ScheduledExecutorService timer;
    private final long timeoutMillis;
    private final Map<ChannelId, Map<String, Waiting>> byChannel = new ConcurrentHashMap<>();

    MllpAcknowledgements(ScheduledExecutorService timer, long timeoutMillis) {
        this.timer = timer;
        this.timeoutMillis = timeoutMillis;
    }

    private record Waiting(NettyCamelState state, ScheduledFuture<?> timeout) {}

    @Override
    public void putState(Channel channel, NettyCamelState state) {
        String id = controlId(state.getExchange());
        ScheduledFuture<?> timeout = timer.schedule(() -> timedOut(channel, id), timeoutMillis, TimeUnit.MILLISECONDS);
        Map<String, Waiting> waiting = byChannel.computeIfAbsent(channel.id(), c -> new LinkedHashMap<>());
        synchronized (waiting) {
            waiting.put(id, new Waiting(state, timeout));
        }
    }

    @Override
    public void removeState(ChannelHandlerContext context, Channel channel) {
        byChannel.remove(channel.id());
    }

    @Override
    public @Nullable NettyCamelState getState(ChannelHandlerContext context, Channel channel, Object answer) {
        Map<String, Waiting> waiting = byChannel.get(channel.id());
        if (waiting == null || !(answer instanceof byte[] frame)) {
            return null;
        }
        synchronized (waiting) {
            for (Iterator<Map.Entry<String, Waiting>> it = waiting.entrySet().iterator(); it.hasNext(); ) {
                Map.Entry<String, Waiting> entry = it.next();
                if (isFor(frame, entry.getKey())) {
                    it.remove();
                    entry.getValue().timeout().cancel(false);
                    return entry.getValue().state();
                }
            }
        }
        return null;
    }

    @Override
    public @Nullable NettyCamelState getState(
            ChannelHandlerContext context, Channel channel, @Nullable Throwable cause) {
        return takeFirst(channel);
    }

    private static boolean isFor(byte[] frame, String id) {
        Acknowledgement answer = Acknowledgement.read(frame, id);
        return !(answer instanceof Acknowledgement.OtherMessage || answer instanceof Acknowledgement.Malformed);
    }

    private @Nullable NettyCamelState takeFirst(Channel channel) {
        Map<String, Waiting> waiting = byChannel.get(channel.id());
        if (waiting == null) {
            return null;
        }
        synchronized (waiting) {
            Iterator<Waiting> it = waiting.values().iterator();
            if (!it.hasNext()) {
                return null;
            }
            Waiting first = it.next();
            it.remove();
            first.timeout().cancel(false);
            return first.state();
        }
    }

    private void timedOut(Channel channel, String id) {
        Map<String, Waiting> waiting = byChannel.get(channel.id());
        if (waiting == null) {
            return;
        }
        Waiting late;
        synchronized (waiting) {
            late = waiting.remove(id);
        }
        if (late != null) {
            Exchange exchange = late.state().getExchange();
            exchange.setException(new ExchangeTimedOutException(exchange, timeoutMillis));
            NettyHelper.close(channel);
            late.state().callbackDoneOnce(false);
        }
    }

    /** MSH-10, which the format made part of the delivery's key. */
    static String controlId(Exchange exchange) {
        String key = exchange.getMessage().getHeader(Headers.DELIVERY_KEY, String.class);
        return key.substring(key.lastIndexOf(':') + 1);
    }
}
