package io.vitalroute.source.vendor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/**
 * The addresses of a file, and their hosts.
 *
 * @param hosts takes the host of each address that is read
 */
record Addresses(Settings settings, String vendor, Set<String> hosts) {

    static Addresses of(Settings settings, String vendor) {
        return new Addresses(settings, vendor, new LinkedHashSet<>());
    }

    /** A base address, or the setting that overrules it. */
    String base(Fields fields, String key, String name, Findings findings) {
        String set = settings.find(name).orElse(null);
        if (set == null) {
            check(fields.need(key), fields.at(key), findings);
        } else if (!isWhole(set)) {
            findings.problems().add(notOne(name));
        }
        String address = set == null ? fields.need(key) : set;
        add(address);
        return key.equals("api") && address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private Problem notOne(String name) {
        return Problem.of(ProblemCode.C105_WRONG_TYPE, settings.whereOf(name), name + " is not an address")
                .hint("such as https://api.example.org");
    }

    /** The address of a call; the host of a whole one is the vendor's, too. */
    String ofCall(String address) {
        if (address.startsWith("http")) {
            add(address.replaceAll("\\{[^}]*}", "x"));
        }
        return address;
    }

    /** Finds addresses that cannot be one, or are not encrypted. */
    void check(String address, Where at, Findings findings) {
        if (address.startsWith("http://")) {
            findings.say(
                    ProblemCode.C123_STANDARD,
                    at,
                    "tokens and patients' data would go over an open line",
                    "write https (RFC 6749 section 1.6)");
        } else if (address.contains("://") && !isWhole(address.replaceAll("\\{[^}]*}", "x"))) {
            findings.say(ProblemCode.C105_WRONG_TYPE, at, "not an address", "such as https://api.example.org");
        } else if (address.contains("?")) {
            findings.say(ProblemCode.C303_FORM, at, "an address has no parameters", "write them below query");
        }
    }

    /** The hosts of the list {@code hosts}. */
    void more(Fields fields, Findings findings) {
        for (Node item : fields.items("hosts")) {
            String host = ((Node.Text) item).text().toLowerCase(Locale.ROOT);
            if (!host.matches("[a-z0-9.-]+(:\\d{1,5})?")) {
                findings.say(ProblemCode.C105_WRONG_TYPE, item.at(), "not a host", "such as api.example.org");
            }
            hosts.add(host);
        }
    }

    private void add(String address) {
        if (isWhole(address)) {
            hosts.add(URI.create(address).getRawAuthority().toLowerCase(Locale.ROOT));
        }
    }

    private static boolean isWhole(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
