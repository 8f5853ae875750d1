package io.vitalroute;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.vitalroute.api.ConnectPages;
import io.vitalroute.api.InvitationsApi;
import io.vitalroute.api.Texts;
import io.vitalroute.camel.JavaHttp;
import io.vitalroute.camel.VendorParts;
import io.vitalroute.camel.web.WebPage;
import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.source.connect.AccessTokens;
import io.vitalroute.source.connect.ConnectFlow;
import io.vitalroute.source.connect.ConnectParts;
import io.vitalroute.source.connect.ConnectSettings;
import io.vitalroute.source.connect.InvitationLink;
import io.vitalroute.source.connect.TinkSecrets;
import io.vitalroute.source.connect.VendorClient;
import io.vitalroute.source.vendor.Vendor;
import io.vitalroute.source.vendor.Vendors;
import io.vitalroute.store.Store;

/** Wires what connects patients' accounts with vendors. */
record Connecting(VendorParts parts, Map<String, WebPage> pages) {

    /**
     * With the vendor files of a folder of routes.
     *
     * @throws ProblemException with their findings, or where patients are to connect and a setting for it is missing
     */
    static Connecting of(Settings settings, Path routes, Store store, Clock clock) {
        List<Problem> problems = new ArrayList<>();
        Vendors vendors = Vendors.read(routes, settings, problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        TinkSecrets secrets = TinkSecrets.of(settings);
        JavaHttp http = new JavaHttp();
        ConnectParts parts = new ConnectParts(
                vendors::find, name -> VendorClient.of(settings, name), store.connections(), secrets, http);
        VendorParts known = new VendorParts(
                vendors,
                store.connections(),
                store.subscriptions(),
                store.errands(),
                secrets,
                new AccessTokens(parts, clock),
                http);
        boolean asks = settings.get("connect.enabled", "false").equals("true");
        return new Connecting(known, asks ? pages(settings, routes, store, clock, parts, secrets.ready()) : Map.of());
    }

    private static Map<String, WebPage> pages(
            Settings settings, Path routes, Store store, Clock clock, ConnectParts parts, TinkSecrets secrets) {
        ConnectSettings own = ConnectSettings.of(settings);
        ConnectFlow flow = new ConnectFlow(parts, own, store.invitations());
        Map<String, WebPage> pages = new HashMap<>(new ConnectPages(
                        flow,
                        own,
                        name -> parts.vendors().apply(name).map(Vendor::title).orElse(name),
                        Texts.of(routes.resolve("texts")),
                        clock)
                .all());
        pages.putAll(new InvitationsApi(
                        store.invitations(),
                        new InvitationLink(store.invitations(), secrets, own),
                        name -> parts.vendors()
                                .apply(name)
                                .map(vendor -> vendor.oauth() != null)
                                .orElse(false),
                        clock)
                .all());
        return pages;
    }
}
