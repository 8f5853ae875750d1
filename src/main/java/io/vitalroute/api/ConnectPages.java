package io.vitalroute.api;

import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.vitalroute.camel.web.WebAnswer;
import io.vitalroute.camel.web.WebPage;
import io.vitalroute.camel.web.WebRequest;
import io.vitalroute.source.connect.Agreed;
import io.vitalroute.source.connect.Arrived;
import io.vitalroute.source.connect.Asked;
import io.vitalroute.source.connect.ConnectFlow;
import io.vitalroute.source.connect.ConnectSettings;
import io.vitalroute.source.connect.Refused;
import io.vitalroute.source.vendor.OAuth;

/** The pages on which a patient connects an account. They show nothing about the patient. */
public final class ConnectPages {
    private static final String COOKIE = "vitalroute-connect";
    private static final String INVITATION = "invitation";
    private static final String VENDOR = "vendor";
    private static final int QUARTER_OF_AN_HOUR = 900;

    private final ConnectFlow flow;
    private final ConnectSettings settings;
    private final UnaryOperator<String> titles;
    private final Texts texts;
    private final Clock clock;

    /**
     * Pages of one installation.
     *
     * @param titles a vendor as patients know it, by its name
     */
    public ConnectPages(
            ConnectFlow flow, ConnectSettings settings, UnaryOperator<String> titles, Texts texts, Clock clock) {
        this.flow = flow;
        this.settings = settings;
        this.titles = titles;
        this.texts = texts;
        this.clock = clock;
    }

    /** The pages by the name that routes use. */
    public Map<String, WebPage> all() {
        return Map.of("connect", this::connect, "connected", this::connected, "declined", this::declined);
    }

    private WebAnswer connect(WebRequest request) {
        String vendor = vendor(request);
        String invitation = request.parameter(INVITATION).orElse("");
        Asked asked = flow.ask(vendor, invitation, clock.instant());
        if (asked instanceof Refused refused) {
            return refused(request, refused);
        }
        Sentences sentences = sentences(request);
        Question question = new Question(sentences, (Asked.Question) asked);
        return request.method().equals("POST")
                ? agree(request, vendor, invitation, question)
                : question.page(page(vendor), invitation);
    }

    private WebAnswer agree(WebRequest request, String vendor, String invitation, Question question) {
        Agreed agreed = flow.agree(
                vendor,
                invitation,
                question.version(),
                question.language(),
                request.cookie(COOKIE).orElse(null),
                clock.instant());
        if (agreed instanceof Agreed.Onward onward) {
            return WebAnswer.seeOther(onward.location().toString())
                    .with("Set-Cookie", cookie(vendor, onward.cookie()))
                    .with("Referrer-Policy", "no-referrer")
                    .with("Cache-Control", "no-store");
        }
        return refused(request, (Refused) agreed);
    }

    private String page(String vendor) {
        return settings.callback(vendor).toString().replaceFirst("/callback$", "");
    }

    /** Lax, since the vendor sends the browser back from its own site (RFC 6265bis section 5.7). */
    private String cookie(String vendor, String value) {
        String secure = settings.publicUrl().startsWith("https:") ? "; Secure" : "";
        return COOKIE + "=" + value + "; Path="
                + settings.callback(vendor).getPath().replace("/callback", "") + "; Max-Age=" + QUARTER_OF_AN_HOUR
                + "; HttpOnly; SameSite=Lax" + secure;
    }

    private WebAnswer connected(WebRequest request) {
        Arrived arrived = flow.callback(
                vendor(request), request.parameters(), request.cookie(COOKIE).orElse(null), clock::instant);
        if (arrived instanceof Refused refused) {
            return refused(request, refused);
        }
        Arrived.Connected connected = (Arrived.Connected) arrived;
        Sentences say = sentences(request);
        Html page = new Html().heading(say.of("done.heading")).paragraph(say.of("done.text"));
        if (!connected.missing().isEmpty()) {
            page.note(say.of("done.missing"))
                    .list(connected.missing().stream().map(OAuth.Scope::title).toList())
                    .paragraph(say.of("done.again"));
        }
        return page.page(200, say.language(), say.of("done.title"));
    }

    private WebAnswer declined(WebRequest request) {
        return told(request, "declined", 200);
    }

    private WebAnswer refused(WebRequest request, Refused refused) {
        int status = switch (refused.reason()) {
            case DECLINED -> 200;
            case EXPIRED, USED, WITHDRAWN -> 410;
            case UNKNOWN -> 404;
            case NO_ANSWER, CODE, CLIENT -> 502;
            case OTHER_BROWSER, TOO_LATE, SCOPE, TAKEN -> 409;
        };
        return told(request, refused.reason().page(), status);
    }

    private WebAnswer told(WebRequest request, String key, int status) {
        Sentences say = sentences(request);
        return new Html()
                .heading(say.of(key + ".heading"))
                .paragraph(say.of(key + ".text"))
                .page(status, say.language(), say.of(key + ".title"));
    }

    private Sentences sentences(WebRequest request) {
        return new Sentences(
                texts,
                texts.language(request.header("Accept-Language")),
                Map.of(
                        VENDOR,
                        titles.apply(vendor(request)),
                        "organisation",
                        settings.organisation(),
                        "purpose",
                        settings.purpose(),
                        "contact",
                        settings.contact()));
    }

    private static String vendor(WebRequest request) {
        return request.parameter(VENDOR).orElse("");
    }
}
