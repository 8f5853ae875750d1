package io.vitalroute.source.connect;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Settings;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.source.http.HttpExchange;
import io.vitalroute.source.vendor.Vendor;

/** Everything that connecting needs, around a desk. */
final class Bench {
    static final String CLIENT_SECRET = "s3cret-of-ours";
    static final PatientRef ANNA = patient("p1");
    static final PatientRef BELA = patient("p2");

    final TestClock clock;
    final Desk desk = new Desk(Duration.ofHours(1));
    final Invitations invitations;
    final Connections connections;
    final Secrets secrets = TinkSecrets.of(Settings.of(Map.of("connect.key", Keysets.fresh())));
    final ConnectSettings settings =
            new ConnectSettings("https://engine.example", "Lakeside Clinic", "To follow your therapy.", "555 0100");
    final ConnectParts parts;
    final ConnectFlow flow;
    final InvitationLink links;

    private final TestVendors vendors = new TestVendors("https://vendor.example");
    private final Map<String, Vendor> byName = Stream.of(
                    vendors.ring(), vendors.watch(), vendors.scale(), vendors.strap(), vendors.cuff())
            .collect(Collectors.toMap(Vendor::name, Function.identity()));

    private boolean signs;

    Bench(TestClock clock, Invitations invitations, Connections connections) {
        this.clock = clock;
        this.invitations = invitations;
        this.connections = connections;
        this.parts = parts(connections, desk);
        this.flow = new ConnectFlow(parts, settings, invitations);
        this.links = new InvitationLink(invitations, secrets, settings);
    }

    /** The parts of a further engine. */
    ConnectParts parts(Connections connections, HttpExchange http) {
        return new ConnectParts(
                name -> Optional.ofNullable(byName.get(name)),
                name -> new VendorClient("client-7", CLIENT_SECRET, signs),
                connections,
                secrets,
                http);
    }

    /** From now on token requests are signed with a nonce. */
    void sign() {
        signs = true;
    }

    /** The parameter of a fresh link. */
    String invite(String vendor, PatientRef patient) {
        return parameter(links.of(invitation(vendor, patient)));
    }

    Invitation invitation(String vendor, PatientRef patient) {
        return links.invite(vendor, patient, null, Duration.ofDays(7), "nurse", clock.instant());
    }

    static String parameter(URI link) {
        return Desk.pairs(link.getRawQuery()).getOrDefault("invitation", "");
    }

    /** The patient opens the link and agrees. */
    Agreed.Onward agree(String vendor, String parameter) {
        return (Agreed.Onward) flow.agree(vendor, parameter, "text-1", "en", null, clock.instant());
    }

    /** The browser comes back with this code. */
    Arrived back(String vendor, Agreed.Onward onward, String code) {
        return flow.callback(vendor, Map.of("code", code, "state", state(onward)), onward.cookie(), clock::instant);
    }

    static String state(Agreed.Onward onward) {
        return Desk.pairs(onward.location().getRawQuery()).getOrDefault("state", "");
    }

    /** The whole way of a patient who agrees to everything. */
    Connection connect(String vendor, PatientRef patient, String account) {
        return ((Arrived.Connected) arrive(vendor, patient, account, "heart sleep offline")).connection();
    }

    Arrived arrive(String vendor, PatientRef patient, String account, @Nullable String scope) {
        Agreed.Onward onward = agree(vendor, invite(vendor, patient));
        String challenge = Desk.pairs(onward.location().getRawQuery()).get("code_challenge");
        return back(vendor, onward, desk.code(new Desk.Grant(account, scope, challenge)));
    }

    private static PatientRef patient(String id) {
        return new PatientRef(List.of(new Identifier("urn:oid:1.2.3", id)));
    }
}
