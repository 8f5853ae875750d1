package io.vitalroute.camel.push;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

import io.vitalroute.problem.ProblemException;
import io.vitalroute.source.push.Arrival;
import io.vitalroute.source.push.Gate;
import io.vitalroute.source.push.Greeted;
import io.vitalroute.source.push.Keys;
import io.vitalroute.source.push.Notice;
import io.vitalroute.source.push.Notices;
import io.vitalroute.source.push.PublicKeys;
import io.vitalroute.source.vendor.NoticeForm;
import io.vitalroute.source.vendor.Push;
import io.vitalroute.source.vendor.Vendor;

/** The bean {@code notices}: what a vendor pushes is checked, taken and answered. */
public final class NoticesBean {
    private static final String ARRIVAL = "vitalroute.arrival";

    private final PushParts parts;
    private final Keys keys;
    private final PublicKeys publicKeys;
    private final Senders senders;
    private final Taker taker;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    NoticesBean(PushParts parts, Keys keys, PublicKeys publicKeys, Senders senders) {
        this.parts = parts;
        this.keys = keys;
        this.publicKeys = publicKeys;
        this.senders = senders;
        this.taker = new Taker(parts.connections(), parts.errands(), parts.inbox(), parts.counts());
    }

    /**
     * Lets in who shows that it is the vendor. A greeting is answered, and the route ends there.
     *
     * @throws ProblemException S3 and the like for everybody else
     */
    public void check(String vendor, Exchange exchange) throws IOException {
        if (!(exchange.getMessage() instanceof HttpMessage message)) {
            throw new IllegalArgumentException("notices.check is the first step of a platform-http route");
        }
        try {
            Arrival arrival = Arrivals.of(vendor, message);
            senders.check(
                    vendor,
                    message.getRequest().remoteAddress().hostAddress(),
                    arrival.headers().getOrDefault("x-forwarded-for", List.of()));
            Optional<Greeted> greeted =
                    gate(vendor).check(arrival, parts.clock().instant());
            if (greeted.isPresent()) {
                parts.counts().count(vendor, "greeting");
                answer(exchange, greeted.get().status(), greeted.get().body());
                exchange.setRouteStop(true);
            } else {
                exchange.setProperty(ARRIVAL, arrival);
            }
        } catch (ProblemException e) {
            parts.counts().count(vendor, "refused");
            throw e;
        }
    }

    /** Keeps what the notices of the request ask for; when it returns, it is on disk. */
    public void take(String vendor, Exchange exchange) {
        Arrival arrival = exchange.getProperty(ARRIVAL, Arrival.class);
        if (arrival == null) {
            throw new IllegalArgumentException("notices.take stands behind notices.check");
        }
        Vendor known = parts.vendor(vendor);
        List<Notice> notices = new Notices(known, form(known)).read(arrival.body(), Arrivals.isForm(arrival));
        taker.take(known, notices, parts.clock().instant());
    }

    /** Answers as the vendor wants it. */
    public void answer(String vendor, Exchange exchange) {
        answer(exchange, push(parts.vendor(vendor)).answer(), "");
    }

    private Gate gate(String vendor) {
        return gates.computeIfAbsent(vendor, name -> new Gate(push(parts.vendor(name)), keys, publicKeys));
    }

    private static Push push(Vendor vendor) {
        if (vendor.push() == null) {
            throw new IllegalArgumentException(vendor.name() + " does not push: its file has no section \"push\"");
        }
        return vendor.push();
    }

    private static NoticeForm form(Vendor vendor) {
        NoticeForm form = push(vendor).notices();
        if (form == null) {
            throw new IllegalArgumentException(
                    vendor.name() + " sends no notices: its file does not say how to read them");
        }
        return form;
    }

    private static void answer(Exchange exchange, int status, String body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        if (!body.isEmpty()) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
        message.setBody(body.isEmpty() ? null : body);
    }
}
