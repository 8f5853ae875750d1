package io.vitalroute.camel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

import org.apache.camel.Exchange;

import io.vitalroute.pipeline.Listening;
import io.vitalroute.problem.Disposition;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Errands;
import io.vitalroute.source.pull.Pages;
import io.vitalroute.source.pull.Step;
import io.vitalroute.source.vendor.Vendor;

/** What is to be fetched from one vendor, as work. */
record PullJobs(Errands errands, Vendor vendor, Clock clock) implements Jobs<Errand> {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Override
    public String word() {
        return "errand";
    }

    @Override
    public String id(Errand errand) {
        return errand.vendor() + "/" + errand.feed() + " " + errand.id();
    }

    @Override
    public void prepare(Exchange exchange, Errand errand) {
        exchange.getIn().setHeader(Headers.SOURCE, errand.vendor());
    }

    @Override
    public CompletionStage<List<Errand>> claim(int max) {
        return errands.claim(vendor.name(), max, LEASE, vendor.limits());
    }

    @Override
    public void giveBack(Errand errand) {
        errands.giveBack(errand, Duration.ZERO);
    }

    /** What we did wrong ends the errand; what may pass is tried again, less and less often. */
    @Override
    public String failed(Errand errand, Exception fault) {
        Step step = step(errand, fault);
        errands.commit(errand, List.of(), step);
        return step instanceof Step.Again again ? "trying again at " + again.due() : "it is given up";
    }

    private Step step(Errand errand, Exception fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof ProblemException problem) {
                Problem first = problem.first();
                return first.code().disposition() == Disposition.RETRY || isOfTheAccount(first)
                        ? new Step.Again(clock.instant().plus(PAUSE), first)
                        : new Step.Failed(first);
            }
        }
        double jitter = ThreadLocalRandom.current().nextDouble();
        return Pages.unanswered(vendor, errand, clock.instant(), jitter).step();
    }

    /** The errand is not claimed again before the patient has connected again. */
    private static boolean isOfTheAccount(Problem problem) {
        return problem.code() == ProblemCode.S407_RECONNECT || problem.code() == ProblemCode.S410_NOT_CONNECTED;
    }

    @Override
    public Listening listen(Runnable wake) {
        Runnable end = errands.onDue(wake);
        return end::run;
    }

    /** Until the next one falls due or may go. */
    @Override
    public Duration idle() {
        Instant now = clock.instant();
        Duration wait = errands.next(vendor.name())
                .map(due -> Duration.between(now, due))
                .orElse(LONGEST);
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
