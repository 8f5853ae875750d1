package io.vitalroute.camel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.config.Durations;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Body;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.PayloadId;
import io.vitalroute.source.connect.AccessToken;
import io.vitalroute.source.pull.Answer;
import io.vitalroute.source.pull.Calls;
import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Errands;
import io.vitalroute.source.pull.Pages;
import io.vitalroute.source.pull.Step;
import io.vitalroute.source.pull.Verdict;
import io.vitalroute.source.vendor.Feed;
import io.vitalroute.source.vendor.HttpCall;
import io.vitalroute.source.vendor.Vendor;

/** The bean {@code vendor}: what is fetched when, how a vendor is asked, and what its answer does. */
public final class VendorBean {
    private static final Logger LOG = LoggerFactory.getLogger("vitalroute.source");

    private final VendorParts parts;
    private final Clock clock;

    VendorBean(VendorParts parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
    }

    /**
     * Has the feeds of a vendor fetched for all accounts that are connected.
     *
     * @param kind {@code live} for what is new, {@code reconcile} for the last days again
     * @param spread over how long the calls are spread, such as {@code 5m}
     */
    public void schedule(String vendorName, String kind, String spread) {
        Errand.Kind wanted = Errand.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
        Duration over = Durations.parse(spread)
                .orElseThrow(() -> new IllegalArgumentException("the spread is " + Durations.FORM));
        Instant now = clock.instant();
        int made = 0;
        for (Feed feed : vendor(vendorName).feeds().values()) {
            boolean live = wanted == Errand.Kind.LIVE;
            if (live ? feed.live() : !feed.reconcile().isZero()) {
                made += parts.errands()
                        .schedule(
                                new Errands.Schedule(
                                        vendorName,
                                        feed.name(),
                                        feed.scope(),
                                        wanted,
                                        feed.overlap(),
                                        feed.reconcile(),
                                        over),
                                now);
            }
        }
        LOG.debug("{}: {} {} errands", vendorName, made, kind);
    }

    /** Makes the request of an errand's next call, with a token that is still good. */
    public void ask(Exchange exchange) {
        Errand errand = exchange.getMessage().getBody(Errand.class);
        Vendor vendor = vendor(errand.vendor());
        AccessToken token = parts.tokens().get(errand.connection());
        HttpCall call = Calls.next(vendor, feed(vendor, errand), errand, clock.instant());
        exchange.setProperty(Errand.class.getName(), errand);
        exchange.setProperty(AccessToken.class.getName(), token);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        call.headers().forEach(message::setHeader);
        message.setHeader("Authorization", "Bearer " + token.value());
        message.setHeader(Exchange.HTTP_METHOD, call.method());
        String address = call.uri().toString();
        int query = address.indexOf('?');
        message.setHeader(Exchange.HTTP_URI, query < 0 ? address : address.substring(0, query));
        if (query >= 0) {
            message.setHeader(Exchange.HTTP_QUERY, address.substring(query + 1));
        }
        if (call.mediaType() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, call.mediaType());
        }
        message.setBody(call.body().length == 0 ? null : call.body());
    }

    /** Keeps the page that came back and takes the next step, in one transaction. */
    public CompletionStage<Boolean> take(Exchange exchange) {
        Errand errand = property(exchange, Errand.class);
        Vendor vendor = vendor(errand.vendor());
        Feed feed = feed(vendor, errand);
        Instant now = clock.instant();
        Answer answer = answer(exchange);
        Verdict verdict = Pages.step(
                vendor, feed, errand, answer, now, ThreadLocalRandom.current().nextDouble());
        if (verdict.token() != Verdict.Token.GOOD) {
            parts.tokens().refused(property(exchange, AccessToken.class));
        }
        Verdict.Block block = verdict.block();
        if (block != null) {
            parts.errands().blocked(vendor.name(), block.account(), block.until());
        }
        tell(errand, verdict.step());
        List<Payload> payloads =
                verdict.keep() ? List.of(payload(feed, errand, answer, type(exchange), now)) : List.of();
        return parts.errands().commit(errand, payloads, verdict.step());
    }

    private static void tell(Errand errand, Step step) {
        if (step instanceof Step.Failed failed) {
            LOG.warn("{} of account's connection {}: {}", errand.feed(), errand.connection(), failed.problem());
        } else if (step instanceof Step.Again again) {
            LOG.debug("{}: again at {}: {}", errand.feed(), again.due(), again.problem());
        }
    }

    /**
     * The day stands in the id: a page that comes again as it was is kept once a day and no more, yet one that went back to
     * what it was days ago is not taken for the old one.
     */
    private static Payload payload(Feed feed, Errand errand, Answer answer, String type, Instant now) {
        String day = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        PayloadId id = new PayloadId(errand.vendor(), feed.stream(), errand.account(), day);
        id.add(answer.body(), 0, answer.body().length);
        return new Payload(
                id.finish(), errand.vendor(), feed.stream(), errand.account(), now, type, Body.of(answer.body()));
    }

    private static Answer answer(Exchange exchange) {
        HttpAnswer http = HttpAnswer.of(exchange);
        Map<String, String> headers = new HashMap<>();
        exchange.getMessage().getHeaders().forEach((name, value) -> {
            if (value instanceof String text) {
                headers.put(name, text);
            }
        });
        return new Answer(http.status(), headers, http.body());
    }

    private static String type(Exchange exchange) {
        String type = HttpAnswer.of(exchange).header(Exchange.CONTENT_TYPE);
        return type == null ? "application/json" : type;
    }

    private Vendor vendor(String name) {
        return parts.vendors()
                .find(name)
                .orElseThrow(() -> new ProblemException(Problem.of(
                                ProblemCode.C121_UNKNOWN_NAME,
                                Where.of("route"),
                                "no vendor is called \"" + name + "\"")
                        .hint("there is no file routes/sources/" + name + ".vendor.yaml")));
    }

    private static Feed feed(Vendor vendor, Errand errand) {
        return vendor.feed(errand.feed())
                .orElseThrow(() -> new ProblemException(Problem.of(
                                ProblemCode.S209_CALL,
                                Where.of(vendor.name()),
                                "there is no feed \"" + errand.feed() + "\" any more")
                        .hint("it was in the vendor file when the account was connected")));
    }

    private static <T> T property(Exchange exchange, Class<T> type) {
        T value = exchange.getProperty(type.getName(), type);
        if (value == null) {
            throw new IllegalStateException("vendor.take stands behind vendor.ask in a route from pull:");
        }
        return value;
    }
}
