package io.vitalroute.camel.operations;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.config.Settings;
import io.vitalroute.pipeline.Housekeeping;
import io.vitalroute.pipeline.Housekeeping.Part;
import io.vitalroute.pipeline.Housekeeping.Pruned;
import io.vitalroute.pipeline.Retention;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * The bean {@code retention}: throws away once a day what is kept no longer. It is asked often and looks whether it is
 * time, so that a day is made up for that passed while no engine ran, and one of several engines does it.
 */
public final class DailyPrune {
    private static final Logger LOG = LoggerFactory.getLogger("vitalroute.retention");

    private final Housekeeping housekeeping;
    private final Retention policy;
    private final LocalTime at;
    private final Supplier<Instant> clock;
    private final MeterRegistry registry;
    private final AtomicLong lastDone = new AtomicLong();

    DailyPrune(Housekeeping housekeeping, Settings settings, Supplier<Instant> clock, MeterRegistry registry) {
        this.housekeeping = housekeeping;
        this.policy = Retention.of(settings);
        this.at = time(settings.get("retention.at", "03:00"));
        this.clock = clock;
        this.registry = registry;
        Gauge.builder("vitalroute.retention.done.seconds", lastDone, AtomicLong::doubleValue)
                .description("When retention was last carried out, in seconds since 1970; 0 where never")
                .register(registry);
        Arrays.stream(Part.values()).forEach(this::counter);
    }

    /** Throws away what is to go, if it is time; ends early, and is asked again, where the engine stops. */
    public void run(Exchange exchange) {
        Instant now = clock.get();
        BooleanSupplier goOn = () -> !exchange.getContext().isStopping();
        try {
            if (isDue(now, noted(housekeeping.lastDone()), at)) {
                housekeeping.prune(policy, now, goOn).ifPresent(this::tell);
                noted(housekeeping.lastDone());
            }
        } catch (ProblemException e) {
            LOG.warn("retention is put off: {}", e.first());
        }
    }

    /** Whether the time of day has come, or passed, since it was last done. */
    static boolean isDue(Instant now, Optional<Instant> last, LocalTime at) {
        OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(at);
        Instant latest = (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
        return last.isEmpty() || last.get().isBefore(latest);
    }

    private Optional<Instant> noted(Optional<Instant> last) {
        last.ifPresent(time -> lastDone.set(time.getEpochSecond()));
        return last;
    }

    private void tell(Pruned pruned) {
        pruned.counts().forEach((part, n) -> counter(part).increment(n));
        String counts = pruned.counts().entrySet().stream()
                .map(count -> count.getKey().word() + " " + count.getValue())
                .collect(Collectors.joining(", "));
        String end = pruned.finished() ? "" : "; the rest is left for the next time";
        LOG.info("thrown away: {}{}", counts.isEmpty() ? "nothing was old enough" : counts, end);
    }

    private Counter counter(Part part) {
        return Counter.builder("vitalroute.pruned")
                .description("What retention has thrown away, by this engine since its start")
                .tags("what", part.word())
                .register(registry);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.C105_WRONG_TYPE, Where.of("settings"), "retention.at is not a time of day")
                            .hint("write HH:MM in UTC, such as 03:00"));
        }
    }
}
