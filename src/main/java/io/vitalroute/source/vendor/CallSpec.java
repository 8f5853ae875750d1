package io.vitalroute.source.vendor;

import java.util.List;

import io.vitalroute.config.Shape;
import io.vitalroute.config.Spec;

/** The keys of a call in {@code *.vendor.yaml}. */
final class CallSpec {
    /** Which keys say the method; a call has one of them. */
    static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private static final Shape ADDRESS = new Shape.Words("an address");
    private static final Shape PARAMETERS =
            new Shape.MapOf("the name of a parameter", new Shape.Words("text with blanks"));

    static final Spec CALL = Spec.named(
                    "call",
                    "A request: one of `get`, `post`, `put`, `delete` with its address, and what goes with it. Text may have"
                            + " blanks such as `{from:date}`; a parameter is left out where its blank has no value.")
            .may("get", ADDRESS, "Address: `/below` the API, `beside` the token address, or whole.", "/v2/recovery")
            .may("post", ADDRESS, "The same for POST.", "/measure")
            .may("put", ADDRESS, "The same for PUT.", null)
            .may("delete", ADDRESS, "The same for DELETE.", null)
            .may("query", PARAMETERS, "What stands behind the address, by name.", "{start_date: \"{from:date}\"}")
            .may("form", PARAMETERS, "A body as `application/x-www-form-urlencoded`.", "{action: getmeas}")
            .may(
                    "json",
                    new Shape.Any("a document with blanks"),
                    "A body as JSON. A number or a boolean without quotes is one; so is a single blank whose format is a"
                            + " number, such as `{from:year}`.",
                    "{member-id: \"{account}\"}")
            .may("headers", PARAMETERS, "Further headers.", null);

    /** A call as the value of a key. */
    static final Shape SHAPE = new Shape.Of(() -> CALL);

    private CallSpec() {}
}
