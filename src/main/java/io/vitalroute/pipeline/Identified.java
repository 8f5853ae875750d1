package io.vitalroute.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.vitalroute.identity.Canonical;
import io.vitalroute.identity.Devices;
import io.vitalroute.identity.Links;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading;

/** The step "identify": whose body, which device, canonical unit. What cannot be said for sure is parked. */
final class Identified {
    final List<PatientReading> readings = new ArrayList<>();
    final List<Work.Parked> parked = new ArrayList<>();
    final List<Work.Parked> implausible = new ArrayList<>();

    private final Accounts accounts;
    private final Canonical canonical;

    Identified(Accounts accounts, Canonical canonical) {
        this.accounts = accounts;
        this.canonical = canonical;
    }

    void add(Reading reading) {
        Canonical.Form form = canonical.of(reading);
        if (form instanceof Canonical.Form.Invalid invalid) {
            implausible.add(new Work.Parked(reading, invalid.problem()));
            return;
        }
        Reading fine = ((Canonical.Form.Fine) form).reading();
        String account = reading.origin().account();
        if (account == null) {
            parked.add(new Work.Parked(fine, accountMissing(reading)));
            return;
        }
        Optional<Links.Link> link = link(reading.origin());
        if (link.isEmpty()) {
            parked.add(new Work.Parked(fine, accountUnknown(reading, account)));
            return;
        }
        readings.add(new PatientReading(
                fine, link.get().patient(), Devices.of(fine, link.get().patient())));
    }

    /** Whose account it is. */
    Optional<Links.Link> link(Origin origin) {
        String account = origin.account();
        return account == null ? Optional.empty() : accounts.find(new Links.Account(origin.source(), account));
    }

    private static Problem accountMissing(Reading reading) {
        return Problem.of(ProblemCode.I102_ACCOUNT_MISSING, where(reading), "no account is named for this item")
                .hint("send it with an account, or let the mapping say shared: {account: ...}");
    }

    private static Problem accountUnknown(Reading reading, String account) {
        String source = reading.origin().source();
        return Problem.of(
                        ProblemCode.I101_ACCOUNT_UNKNOWN,
                        where(reading),
                        "no patient is linked to account " + account + " of " + source)
                .hint("vitalroute accounts link " + source + " " + account
                        + " 'SYSTEM|ID'; what waits then flows by itself");
    }

    private static Where where(Reading reading) {
        return Where.payload(reading.origin().payload(), reading.origin().item());
    }
}
