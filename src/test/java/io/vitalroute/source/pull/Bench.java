package io.vitalroute.source.pull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.source.vendor.Feed;
import io.vitalroute.source.vendor.Vendor;
import io.vitalroute.source.vendor.VendorFile;

import static org.assertj.core.api.Assertions.assertThat;

/** A vendor with a feed of each kind, and errands for it. */
final class Bench {
    static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");
    static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant TO = Instant.parse("2026-03-11T00:00:00Z");

    /** The file of {@link #VENDOR}. */
    static final String TEXT = """
            vendor: acme
            title: Acme
            api: https://api.acme.example
            oauth:
              authorize: https://acme.example/authorize
              token: https://acme.example/token
              client: body
              lives: 1h
              renewal: rotates
              account: {at: /user}
            answers:
              refusals: {not linked: "the account has no device"}
            limits:
              all: [{per: app, calls: 10, every: 1m}]
              remaining: X-Remaining
              reset: X-Reset
            feeds:
              days:
                stream: days
                by: measured
                span: 4d
                overlap: 1d
                reach: 90d
                call: {get: /days, query: {from: "{from:date}", to: "{to:date}", next: "{page}"}}
                object: {get: "/days/{object}"}
                paging: {next: /next}
                items: /data
              changes:
                stream: days
                by: changed
                overlap: 1d
                reach: 90d
                span: 4d
                call: {get: /changes, query: {since: "{from:epoch-seconds}", offset: "{page}"}}
                history: {get: /changes, query: {from: "{from:date}", to: "{to:date}", offset: "{page}"}}
                paging: {next: /body/offset, more: /body/more}
                items: /body/groups
              links:
                stream: days
                by: measured
                call: {get: /links, query: {from: "{from:iso}"}}
                paging: {next: /links/next, address: true}
                items: /data
              tail:
                stream: days
                by: measured
                call: {post: /tail, form: {since: "{page|from:local}"}}
                paging: {next: /rows/-/at, more: /truncated}
                items: /rows
              all:
                stream: days
                by: nothing
                call: {get: "/users/{account}/all"}
            """;

    static final Vendor VENDOR = vendor(TEXT);

    private Bench() {}

    static Vendor vendor(String text) {
        List<Problem> problems = new ArrayList<>();
        Vendor vendor = VendorFile.read("acme.vendor.yaml", text, Settings.of(Map.of()), problems);
        assertThat(problems).isEmpty();
        return java.util.Objects.requireNonNull(vendor);
    }

    static Feed feed(String name) {
        return VENDOR.feed(name).orElseThrow();
    }

    static Errand errand(String feed, Errand.Kind kind) {
        return new Errand(1, "c", "acme", "U/7", feed, kind, FROM, TO, null, null, 1);
    }

    static Errand with(Errand errand, @Nullable String page, @Nullable String object, int attempt) {
        return new Errand(
                errand.id(),
                errand.connection(),
                errand.vendor(),
                errand.account(),
                errand.feed(),
                errand.kind(),
                errand.from(),
                errand.to(),
                page,
                object,
                attempt);
    }

    static Errand between(Errand errand, @Nullable Instant from, @Nullable Instant to, @Nullable String page) {
        return new Errand(
                errand.id(),
                errand.connection(),
                errand.vendor(),
                errand.account(),
                errand.feed(),
                errand.kind(),
                from,
                to,
                page,
                errand.object(),
                1);
    }

    static Answer answer(int status, String body, String... headers) {
        Map<String, String> all = headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]);
        return new Answer(status, all, body.getBytes(StandardCharsets.UTF_8));
    }
}
