package io.vitalroute.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import io.vitalroute.identity.Canonical;
import io.vitalroute.identity.Links;
import io.vitalroute.identity.Sources;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.Mappings;
import io.vitalroute.pipeline.Inbox.Job;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Payload;

/** The order of the steps: keep; then map, identify, judge, encode and enqueue in one transaction per piece. */
public final class Spine {
    /** Items per piece of work: one transaction, and the memory that a payload of any size takes. */
    static final int PIECE = 2_000;
    /** After so many faults of ours a payload is set aside with its problem, so that it cannot stop the others. */
    private static final int ATTEMPTS = 5;

    private final Inbox inbox;
    private final Ledger ledger;
    private final Links links;
    private final Supplier<Mappings> mappings;
    private final Supplier<Sources> sources;
    private final Destinations destinations;
    private final Function<String, Metric> metrics;
    private final Canonical canonical;

    /** A spine that takes no two sources' readings for the same. */
    public Spine(
            Inbox inbox,
            Ledger ledger,
            Links links,
            Supplier<Mappings> mappings,
            Destinations destinations,
            Function<String, Metric> metrics) {
        this(inbox, ledger, links, mappings, () -> Sources.NONE, destinations, metrics);
    }

    /**
     * A spine over these ports; mappings and the order of sources are asked for anew for each payload, so that a reload
     * takes effect at once.
     */
    public Spine(
            Inbox inbox,
            Ledger ledger,
            Links links,
            Supplier<Mappings> mappings,
            Supplier<Sources> sources,
            Destinations destinations,
            Function<String, Metric> metrics) {
        this.inbox = inbox;
        this.ledger = ledger;
        this.links = links;
        this.mappings = mappings;
        this.sources = sources;
        this.destinations = destinations;
        this.metrics = metrics;
        this.canonical = new Canonical(metrics);
    }

    /** Puts a payload on disk; when the stage completes, the sender may be told so. */
    public CompletionStage<Inbox.Kept> keep(Payload payload) {
        return inbox.keep(payload);
    }

    /** What is wrong with a source and stream, so that a sender can be told at once; the payload is kept all the same. */
    public Optional<Problem> unknown(String source, String stream) {
        return isAccepted(source, stream) ? Optional.empty() : Optional.of(unmapped(source, stream));
    }

    private boolean isAccepted(String source, String stream) {
        return !mappings.get().accepting(source, stream).isEmpty();
    }

    private Problem unmapped(String source, String stream) {
        List<String> streams = mappings.get().all().stream()
                .map(m -> m.source() + "/" + m.stream())
                .toList();
        String name = source + "/" + stream;
        return Problem.of(ProblemCode.S101_UNKNOWN_STREAM, Where.of(name), "no mapping accepts " + name)
                .hint(Suggest.hint(name, streams).orElse("vitalroute matrix lists what is known"));
    }

    /**
     * Works again on what was refused since no mapping accepted it, where one does now. To be called at the start and after
     * each change; a payload that is being refused just then looks for itself.
     */
    public void mappingsChanged() {
        Stages.await(inbox.retryUnknown(this::isAccepted));
    }

    /**
     * Works on one payload to its end. The stage completes when the last piece is on disk, so that whoever works need not
     * wait for the disk. Fails only where the store is gone, or for a fault of ours: then the job is tried again.
     */
    public CompletionStage<Boolean> work(Job job) {
        Optional<Mapping> mapping = mappings.get().accepting(job.payload().source(), job.payload().stream()).stream()
                .findFirst();
        if (mapping.isEmpty()) {
            return refuse(job, unmapped(job.payload().source(), job.payload().stream()))
                    .thenCompose(refused -> lookAgain(job, refused));
        }
        try {
            return new Piecework(this, job, mapping.get()).run().exceptionallyCompose(fault -> failed(job, fault));
        } catch (RuntimeException e) {
            return failed(job, e);
        }
    }

    private CompletionStage<Boolean> lookAgain(Job job, boolean refused) {
        return isAccepted(job.payload().source(), job.payload().stream())
                ? inbox.retryUnknown(this::isAccepted).thenApply(some -> refused)
                : CompletableFuture.completedStage(refused);
    }

    private CompletionStage<Boolean> failed(Job job, Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        if (cause instanceof ProblemException e && e.first().code() != ProblemCode.K101_UNAVAILABLE) {
            return refuse(job, e.first());
        }
        if (cause instanceof ProblemException || job.attempt() < ATTEMPTS) {
            return CompletableFuture.failedStage(cause);
        }
        return refuse(
                job,
                Problem.of(
                                ProblemCode.M001_FAULT,
                                Where.payload(job.payload().id(), ""),
                                "a fault of the engine: " + cause.getClass().getSimpleName())
                        .hint("please report it; the payload is kept and can be replayed"));
    }

    private CompletionStage<Boolean> refuse(Job job, Problem problem) {
        return commit(new Work(
                job,
                job.position(),
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(problem),
                new Work.Tally(Map.of(), Map.of(), Map.of(), Map.of())));
    }

    CompletionStage<Boolean> commit(Work work) {
        return inbox.commit(work);
    }

    Ledger ledger() {
        return ledger;
    }

    Links links() {
        return links;
    }

    Sources sources() {
        return sources.get();
    }

    Canonical canonical() {
        return canonical;
    }

    Function<String, Metric> metrics() {
        return metrics;
    }

    List<Destination> destinations(Job job) {
        Inbox.Replay replay = job.replay();
        return destinations.all().stream()
                .filter(d -> replay == null
                        || replay.destination() == null
                        || d.name().equals(replay.destination()))
                .toList();
    }
}
