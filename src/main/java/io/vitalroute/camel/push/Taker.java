package io.vitalroute.camel.push;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.camel.operations.PushCounts;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.reading.Body;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.PayloadId;
import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.connect.Connections;
import io.vitalroute.source.pull.Errands;
import io.vitalroute.source.push.Notice;
import io.vitalroute.source.push.NoticeErrands;
import io.vitalroute.source.vendor.Vendor;

/** Does what notices ask for; when it is done, everything is on disk. Doing it twice is as good as once. */
final class Taker {
    private static final Logger LOG = LoggerFactory.getLogger("vitalroute.source");
    private static final Duration KEEP = Duration.ofSeconds(20);

    private final Connections connections;
    private final Errands errands;
    private final Inbox inbox;
    private final PushCounts counts;

    Taker(Connections connections, Errands errands, Inbox inbox, PushCounts counts) {
        this.connections = connections;
        this.errands = errands;
        this.inbox = inbox;
        this.counts = counts;
    }

    void take(Vendor vendor, List<Notice> notices, Instant now) {
        List<CompletableFuture<Inbox.Kept>> kept = new ArrayList<>();
        for (Notice notice : notices) {
            if (notice instanceof Notice.Deleted deleted) {
                kept.add(inbox.keep(payload(vendor.name(), deleted, now)).toCompletableFuture());
                counts.count(vendor.name(), "deleted");
            } else if (notice instanceof Notice.Other other) {
                LOG.info(
                        "{}: a notice of \"{}\" is left: the vendor file does not say what it means",
                        vendor.name(),
                        other.topic());
                counts.count(vendor.name(), "unknown");
            } else {
                connected(vendor, notice, now);
            }
        }
        kept.forEach(one -> one.orTimeout(KEEP.toSeconds(), TimeUnit.SECONDS).join());
    }

    private void connected(Vendor vendor, Notice notice, Instant now) {
        Optional<Connection> found = connections
                .find(vendor.name(), account(notice))
                .filter(connection -> connection.state() != Connection.State.DISCONNECTED);
        if (found.isEmpty()) {
            counts.count(vendor.name(), "not-connected");
            return;
        }
        Connection connection = found.get();
        if (notice instanceof Notice.Fetch fetch) {
            NoticeErrands.of(vendor, connection, fetch, feed -> errands.cursor(connection.id(), feed), now)
                    .ifPresentOrElse(
                            request -> {
                                errands.add(request, now);
                                counts.count(vendor.name(), "fetch");
                            },
                            () -> counts.count(vendor.name(), "not-granted"));
        } else if (notice instanceof Notice.Left) {
            connections.disconnect(connection.id(), vendor.name());
            counts.count(vendor.name(), "left");
        } else if (notice instanceof Notice.Granted granted) {
            connections.granted(connection.id(), granted.scopes());
            counts.count(vendor.name(), "granted");
        }
    }

    private static String account(Notice notice) {
        if (notice instanceof Notice.Fetch fetch) {
            return fetch.account();
        }
        return notice instanceof Notice.Left left ? left.account() : ((Notice.Granted) notice).account();
    }

    private static Payload payload(String vendor, Notice.Deleted deleted, Instant now) {
        byte[] body = deleted.body().getBytes(StandardCharsets.UTF_8);
        PayloadId id = new PayloadId(vendor, deleted.stream(), deleted.account(), deleted.delivery());
        id.add(body, 0, body.length);
        return new Payload(
                id.finish(), vendor, deleted.stream(), deleted.account(), now, "application/json", Body.of(body));
    }
}
