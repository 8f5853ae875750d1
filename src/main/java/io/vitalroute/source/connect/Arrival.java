package io.vitalroute.source.connect;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.source.vendor.OAuth;
import io.vitalroute.source.vendor.Vendor;

/** The code is exchanged, the account found out, registered, and connected. */
record Arrival(ConnectParts parts) {

    /** What a browser brought back, and what is known of it. */
    record Return(
            Invitation invitation,
            Consent consent,
            String code,
            @Nullable String verifier,
            URI redirect) {
        @Override
        public String toString() {
            return "Return[" + invitation.id() + "]";
        }
    }

    Arrived of(Vendor vendor, Return back, Supplier<Instant> clock) {
        TokenEndpoint endpoint = parts.endpoint(vendor);
        TokenAnswer.Granted granted =
                granted(vendor, endpoint.exchange(back.code(), back.verifier(), back.redirect(), clock.get()));
        AccountCalls calls = new AccountCalls(endpoint);
        Set<String> scopes =
                calls.scopes(granted, clock.get()).orElse(back.consent().scopes());
        List<OAuth.Scope> missing = missing(vendor, scopes);
        String account = calls.account(granted, clock.get());
        calls.register(granted.tokens(), account, clock.get());
        boolean again = parts.connections().find(vendor.name(), account).isPresent();
        Connection connection = new Keeping(parts, vendor, back, account, scopes).keep(granted.tokens(), clock);
        return new Arrived.Connected(connection, again, missing);
    }

    private static TokenAnswer.Granted granted(Vendor vendor, TokenAnswer answer) {
        if (answer instanceof TokenAnswer.Granted granted) {
            return granted;
        }
        TokenAnswer.Failed failed = (TokenAnswer.Failed) answer;
        throw switch (failed.kind()) {
            case GRANT ->
                RefusedException.of(
                        Reason.CODE,
                        ProblemCode.S405_CODE,
                        vendor.name(),
                        failed.problem().message(),
                        "codes live for seconds and work once: the patient opens the link once more");
            case CLIENT -> new RefusedException(Reason.CLIENT, failed.problem());
            case PASSING -> new RefusedException(Reason.NO_ANSWER, failed.problem());
        };
    }

    private static List<OAuth.Scope> missing(Vendor vendor, Set<String> granted) {
        List<OAuth.Scope> missing = ConnectParts.oauth(vendor).scopes().stream()
                .filter(scope -> !granted.contains(scope.name()))
                .toList();
        if (missing.stream().anyMatch(OAuth.Scope::required)) {
            throw RefusedException.of(
                    Reason.SCOPE,
                    ProblemCode.S404_SCOPE,
                    vendor.name(),
                    "the patient left too little ticked: without "
                            + missing.get(0).name() + " nothing can be fetched",
                    "the patient opens the link once more and leaves it ticked");
        }
        return missing;
    }
}
