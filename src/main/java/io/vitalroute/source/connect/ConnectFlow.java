package io.vitalroute.source.connect;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.source.vendor.OAuth;
import io.vitalroute.source.vendor.Vendor;

/**
 * How a patient connects an account: the link is opened, the patient agrees, the browser goes to the vendor and comes
 * back (RFC 6749 section 4.1). Nothing is kept until it is back: between, everything travels sealed in the browser.
 */
public final class ConnectFlow {
    private static final Pattern COOKIE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");
    private static final int COOKIE_BYTES = 32;

    private final ConnectParts parts;
    private final ConnectSettings settings;
    private final InvitationLink links;
    private final Envelope envelope;
    private final Arrival arrival;

    /** With these parts. */
    public ConnectFlow(ConnectParts parts, ConnectSettings settings, Invitations invitations) {
        this.parts = parts;
        this.settings = settings;
        this.links = new InvitationLink(invitations, parts.secrets(), settings);
        this.envelope = new Envelope(parts.secrets());
        this.arrival = new Arrival(parts);
    }

    /**
     * Opens a link. It changes nothing, so that a mail program may look first.
     *
     * @param invitation the link's parameter of this name
     * @throws io.vitalroute.problem.ProblemException where there is no such vendor
     */
    public Asked ask(String vendorName, String invitation, Instant now) {
        Vendor vendor = parts.vendor(vendorName);
        try {
            links.open(vendorName, invitation, now);
            List<OAuth.Scope> scopes = ConnectParts.oauth(vendor).scopes().stream()
                    .filter(scope -> !scope.title().isBlank())
                    .toList();
            return new Asked.Question(
                    vendorName,
                    vendor.title(),
                    settings.organisation(),
                    settings.purpose(),
                    settings.contact(),
                    scopes);
        } catch (RefusedException e) {
            return e.refused();
        }
    }

    /**
     * The patient agrees.
     *
     * @param textVersion a hash of the text that was shown
     * @param language in which it was shown, as BCP 47 has it
     * @param cookie what the browser keeps from an earlier time, so that two pages open at once both work; else null
     */
    public Agreed agree(
            String vendorName,
            String invitation,
            String textVersion,
            String language,
            @Nullable String cookie,
            Instant now) {
        Vendor vendor = parts.vendor(vendorName);
        OAuth oauth = ConnectParts.oauth(vendor);
        try {
            Invitation open = links.open(vendorName, invitation, now);
            String kept = cookie != null && COOKIE.matcher(cookie).matches() ? cookie : Randomness.text(COOKIE_BYTES);
            String verifier = oauth.pkce() ? new CodeVerifier().getValue() : null;
            Instant agreedAt = now.truncatedTo(ChronoUnit.SECONDS);
            Journey journey = new Journey(open.id(), verifier, Journey.hash(kept), textVersion, language, agreedAt);
            URI location = AuthorizeAddress.of(
                    oauth,
                    parts.clients().apply(vendorName).id(),
                    settings.callback(vendorName),
                    journey.state(envelope, vendorName),
                    verifier);
            return new Agreed.Onward(location, kept);
        } catch (RefusedException e) {
            return e.refused();
        }
    }

    /**
     * The browser is back from the vendor.
     *
     * @param query its parameters: {@code code} or {@code error}, and {@code state}
     * @param cookie what {@link #agree} gave to the browser; null where it shows none
     * @param clock asked anew for each thing that is kept
     */
    public Arrived callback(
            String vendorName, Map<String, String> query, @Nullable String cookie, Supplier<Instant> clock) {
        Vendor vendor = parts.vendor(vendorName);
        try {
            Journey journey = Journey.of(envelope, vendorName, query.get("state"), cookie, clock.get());
            Invitation invitation = links.find(vendorName, journey.invitation());
            Set<String> asked = ConnectParts.oauth(vendor).scopes().stream()
                    .map(OAuth.Scope::name)
                    .collect(Collectors.toUnmodifiableSet());
            Consent consent =
                    new Consent(invitation.id(), journey.agreedAt(), journey.textVersion(), journey.language(), asked);
            String code = code(vendor, query);
            return arrival.of(
                    vendor,
                    new Arrival.Return(invitation, consent, code, journey.verifier(), settings.callback(vendorName)),
                    clock);
        } catch (RefusedException e) {
            return e.refused();
        }
    }

    private static String code(Vendor vendor, Map<String, String> query) {
        String error = query.getOrDefault("error", "");
        String name = vendor.name();
        if (error.equals("access_denied")) {
            throw RefusedException.of(
                    Reason.DECLINED,
                    ProblemCode.S403_DECLINED,
                    name,
                    "the patient did not agree at the vendor",
                    "the link stays valid");
        }
        if (!error.isEmpty()) {
            boolean passing = error.equals("server_error") || error.equals("temporarily_unavailable");
            throw RefusedException.of(
                    passing ? Reason.NO_ANSWER : Reason.CLIENT,
                    passing ? ProblemCode.S201_NO_ANSWER : ProblemCode.S406_CLIENT,
                    name,
                    "the vendor sent the browser back"
                            + (ERROR.matcher(error).matches() ? " with error " + error : " with an error"),
                    passing ? "later again" : "check client id, redirect address and scopes in its portal");
        }
        String code = query.getOrDefault("code", "");
        if (code.isEmpty()) {
            throw Journey.refused(Reason.UNKNOWN, name, "a return without a code");
        }
        return code;
    }
}
