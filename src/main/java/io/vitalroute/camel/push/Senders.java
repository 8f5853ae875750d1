package io.vitalroute.camel.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.source.push.Allowed;
import io.vitalroute.source.push.Caller;

/**
 * From where a vendor may push: addresses and networks of the setting {@code VENDOR.push-from}, and names in it after
 * {@code dns:} whose TXT records list them. Names are asked for once an hour; while nobody answers, what was said last counts for a day.
 */
final class Senders {
    private static final Logger LOG = LoggerFactory.getLogger("vitalroute.source");
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration LAST = Duration.ofDays(1);
    private static final String NAME = "dns:";

    private final Settings settings;
    private final TextRecords records;
    private final Clock clock;
    private final Map<String, Looked> looked = new ConcurrentHashMap<>();

    Senders(Settings settings, TextRecords records, Clock clock) {
        this.settings = settings;
        this.records = records;
        this.clock = clock;
    }

    /** TXT records of the domain name system (RFC 1035 section 3.3.14). */
    @FunctionalInterface
    interface TextRecords {
        /** All texts of a name; empty where nobody answers. */
        List<String> of(String name);
    }

    /**
     * Throws S306 where the setting names addresses and this is none of them.
     *
     * @param peer other end of the connection
     * @param forwardedFor all values of the header
     */
    void check(String vendor, String peer, List<String> forwardedFor) {
        String wanted = settings.get(vendor + ".push-from", "");
        if (wanted.isEmpty()) {
            return;
        }
        Allowed proxies = networks("http.trusted-proxies", settings.get("http.trusted-proxies", ""));
        String caller = Caller.of(peer, forwardedFor, proxies);
        for (String word : wanted.split("[\\s,]+")) {
            boolean holds = word.startsWith(NAME)
                    ? named(word.substring(NAME.length())).holds(caller)
                    : networks(vendor + ".push-from", word).holds(caller);
            if (holds) {
                return;
            }
        }
        throw new ProblemException(Problem.of(
                        ProblemCode.S306_ADDRESS,
                        Where.of(vendor),
                        "it came from an address that is not among those of" + " the vendor")
                .hint("see " + vendor + ".push-from, and http.trusted-proxies where a proxy stands before us"));
    }

    private Allowed named(String name) {
        Instant now = clock.instant();
        Looked known = looked.get(name);
        if (known != null && now.isBefore(known.at.plus(FRESH))) {
            return known.found;
        }
        Allowed found = Allowed.of(String.join(" ", records.of(name)), new ArrayList<>());
        if (found.isEmpty()) {
            LOG.warn("no addresses are to be had from the TXT records of {}", name);
            return known != null && now.isBefore(known.at.plus(LAST)) ? known.found : found;
        }
        looked.put(name, new Looked(found, now));
        return found;
    }

    private Allowed networks(String setting, String text) {
        List<String> faults = new ArrayList<>();
        Allowed networks = Allowed.of(text, faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.of(
                            ProblemCode.S305_NOTHING_TO_CHECK_WITH,
                            settings.whereOf(setting),
                            setting + ": \"" + faults.get(0) + "\" is neither an address nor a network")
                    .hint("such as 192.0.2.0/24"));
        }
        return networks;
    }

    private record Looked(Allowed found, Instant at) {}
}
