package io.vitalroute.source.connect;

import java.util.Optional;
import java.util.function.Function;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.source.http.HttpExchange;
import io.vitalroute.source.vendor.OAuth;
import io.vitalroute.source.vendor.Vendor;

/**
 * What connecting stands on.
 *
 * @param vendors by name, as their files are now
 * @param clients who we are to each vendor, by its name; throws where that is not set
 */
public record ConnectParts(
        Function<String, Optional<Vendor>> vendors,
        Function<String, VendorClient> clients,
        Connections connections,
        Secrets secrets,
        HttpExchange http) {

    /** The vendor; a problem where there is none of this name that patients connect with. */
    Vendor vendor(String name) {
        return vendors.apply(name)
                .filter(vendor -> vendor.oauth() != null)
                .orElseThrow(() -> new ProblemException(Problem.of(
                                ProblemCode.C121_UNKNOWN_NAME,
                                Where.of("vendors"),
                                "\"" + name + "\" is no vendor that patients connect with")
                        .hint("their files are routes/sources/NAME.vendor.yaml")));
    }

    /** Who we are to a vendor that patients connect with; a problem where there is none such, or a setting is missing. */
    public VendorClient client(String name) {
        return clients.apply(vendor(name).name());
    }

    TokenEndpoint endpoint(Vendor vendor) {
        return new TokenEndpoint(vendor, oauth(vendor), clients.apply(vendor.name()), http);
    }

    static OAuth oauth(Vendor vendor) {
        OAuth oauth = vendor.oauth();
        if (oauth == null) {
            throw new IllegalArgumentException(vendor.name() + " is looked up by vendor(name)");
        }
        return oauth;
    }
}
