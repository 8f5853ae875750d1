package io.vitalroute.camel;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.fhir.FhirCapability;
import io.vitalroute.fhir.FhirCapability.Fit;
import io.vitalroute.fhir.FhirEncoder;
import io.vitalroute.fhir.FhirProfile;
import io.vitalroute.fhir.Option;
import io.vitalroute.fhir.WriteMode;

/**
 * How one FHIR server is written to. Until it says what it can do, as is wished for; then as near to that as it can come.
 * What the settings name outright is never changed.
 */
final class FhirTarget {
    private static final Logger LOG = LoggerFactory.getLogger("vitalroute.delivery");
    private static final Duration FRESH = Duration.ofHours(1);
    /** The longest time between the choice of a form and the queue. */
    private static final Duration ENCODING = Duration.ofMinutes(2);

    private final String name;
    private final FhirProfile wish;
    private final boolean anyBundle;
    private final boolean anyMode;
    private final boolean adapts;
    private final boolean idempotent;
    private volatile FhirProfile profile;
    private volatile FhirEncoder encoder;
    private volatile @Nullable Instant read;
    private volatile @Nullable Instant adapted;
    private volatile boolean troubled;
    private volatile boolean silent;

    /**
     * {@code anyBundle} and {@code anyMode} tell whether the server may choose these, {@code adapts} whether it may choose
     * anything at all, {@code idempotent} whether a request may be sent twice.
     */
    FhirTarget(String name, FhirProfile wish, boolean anyBundle, boolean anyMode, boolean adapts, boolean idempotent) {
        this.name = name;
        this.wish = wish;
        this.anyBundle = anyBundle;
        this.anyMode = anyMode;
        this.adapts = adapts;
        this.idempotent = idempotent;
        this.profile = wish;
        this.encoder = new FhirEncoder(wish);
    }

    FhirEncoder encoder() {
        return encoder;
    }

    FhirProfile profile() {
        return profile;
    }

    /** Whether a request may be sent again although it may have arrived. */
    boolean isIdempotent() {
        return idempotent;
    }

    /** A delivery failed: the server may have changed. */
    void troubled() {
        troubled = true;
    }

    /** Whether the capability statement is to be read now. */
    boolean wantsCapabilities(Instant now) {
        Instant last = read;
        return adapts
                && (last == null || troubled || Duration.between(last, now).compareTo(FRESH) >= 0);
    }

    /** The capability statement could not be read; true for the first time in a row. */
    synchronized boolean fellSilent() {
        boolean before = silent;
        silent = true;
        return !before;
    }

    /** Whether a refusal of a whole form may be cured by learning what the server can do. */
    boolean mayLearn(Instant now) {
        Instant last = read;
        return (anyBundle || anyMode)
                && (last == null || Duration.between(last, now).compareTo(ENCODING) >= 0);
    }

    /** Whether a message that was queued then may have another form than the one that turned out to be needed. */
    boolean isOlder(Instant queuedAt) {
        Instant since = adapted;
        return since != null && queuedAt.isBefore(since.plus(ENCODING));
    }

    /** Takes what the server says it can do. */
    synchronized void adapt(FhirCapability capability, Instant now) {
        read = now;
        troubled = false;
        if (silent) {
            silent = false;
            LOG.info("{}: the server says what it can do again", name);
        }
        Fit fit = capability.fit(wish, name);
        fit.problems().forEach(problem -> LOG.warn("{}", problem));
        FhirProfile best = fit.problems().isEmpty() ? settled(fit.profile()) : wish;
        if (!best.equals(profile)) {
            fit.changes().forEach(change -> LOG.info("{}: {}", name, change));
            profile = best;
            encoder = new FhirEncoder(best);
            adapted = now;
        }
    }

    /** What the settings name outright stays; the rest is the server's. */
    private FhirProfile settled(FhirProfile fit) {
        WriteMode mode = anyMode ? fit.mode() : wish.mode();
        if (anyBundle || fit.bundle() == wish.bundle()) {
            return fit.with(mode);
        }
        return wish.with(mode)
                .with(fit.devices(), fit.provenance())
                .with(fit.options().toArray(Option[]::new));
    }
}
