package io.vitalroute.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.vitalroute.identity.Links;
import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.MappedItem;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.MappingSink;
import io.vitalroute.pipeline.Inbox.Job;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;

/** Takes one payload through the steps, piece by piece; each piece is committed before the next one begins. */
final class Piecework implements MappingSink {
    /** Readings up to which a piece may wait for the disk beside others; it bounds what lies in memory meanwhile. */
    private static final int SMALL = 100;

    private final Spine spine;
    private final Accounts accounts;
    private final Job job;
    private final Mapping mapping;

    private long position;
    private int items;
    private List<Reading> readings = new ArrayList<>();
    private List<Work.Parked> parked = new ArrayList<>();
    private List<Problem> problems = new ArrayList<>();
    private List<MappedItem.Claim> claims = new ArrayList<>();
    private Map<String, Integer> ends = new LinkedHashMap<>();
    private Map<String, Integer> skips = new LinkedHashMap<>();

    Piecework(Spine spine, Job job, Mapping mapping) {
        this.spine = spine;
        this.accounts = new Accounts(spine.links());
        this.job = job;
        this.mapping = mapping;
        this.position = job.position();
    }

    /** Completes when the last piece is on disk. */
    CompletionStage<Boolean> run() {
        Payload payload = job.payload();
        MapContext context = new MapContext(
                account -> account == null
                        ? null
                        : accounts.find(new Links.Account(payload.source(), account))
                                .map(Links.Link::zone)
                                .orElse(null),
                job.position());
        try {
            mapping.map(payload, context, this);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(
                    ProblemCode.K101_UNAVAILABLE,
                    Where.payload(payload.id(), ""),
                    "the payload's bytes cannot be read"));
        }
        return last();
    }

    @Override
    public boolean item(MappedItem item) {
        items++;
        position = item.index() + 1;
        ends.merge(item.end().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
        problems.addAll(item.problems());
        item.skips().forEach((why, n) -> skips.merge(why, n, Integer::sum));
        MappedItem.Claim claim = item.claim();
        if (claim != null) {
            claims.add(claim);
        }
        String reason = item.reason();
        switch (item.end()) {
            case MAPPED -> readings.addAll(item.readings());
            case PARKED -> item.readings().forEach(r -> parked.add(ownerUnclear(r, reason == null ? "" : reason)));
            case SKIPPED, UNMATCHED, INVALID -> {}
        }
        if (items >= Spine.PIECE || readings.size() >= Spine.PIECE) {
            commit();
        }
        return true;
    }

    @Override
    public void unreadable(Problem problem) {
        problems.add(problem);
    }

    private Work.Parked ownerUnclear(Reading reading, String reason) {
        Problem problem = Problem.of(
                        ProblemCode.I103_OWNER_UNCLEAR,
                        Where.payload(
                                reading.origin().payload(), reading.origin().item()),
                        "kept for a person to decide: " + reason)
                .hint("vitalroute replay --accept " + reading.key());
        return new Work.Parked(reading, problem);
    }

    /** Commits a piece before the next one is begun, so that a payload of any size takes the memory of one piece. */
    private void commit() {
        Piece piece = piece();
        while (!Stages.await(spine.commit(piece.work(position, false)))) {
            accounts.forget();
        }
        items = 0;
        readings = new ArrayList<>();
        claims = new ArrayList<>();
        parked = new ArrayList<>();
        problems = new ArrayList<>();
        ends = new LinkedHashMap<>();
        skips = new LinkedHashMap<>();
    }

    /** Nothing comes after the last piece, so nobody need wait for a small one; a large one is waited for all the same. */
    private CompletionStage<Boolean> last() {
        boolean small = readings.size() + parked.size() <= SMALL;
        CompletionStage<Boolean> end = attempt(piece());
        if (!small) {
            Stages.await(end);
        }
        return end;
    }

    /** Decides and commits; where the ledger or the links have moved meanwhile, decides anew on what they hold now. */
    private CompletionStage<Boolean> attempt(Piece piece) {
        return spine.commit(piece.work(position, true)).thenCompose(committed -> {
            if (committed) {
                return CompletableFuture.completedStage(true);
            }
            accounts.forget();
            return CompletableFuture.supplyAsync(() -> attempt(piece)).thenCompose(stage -> stage);
        });
    }

    private Piece piece() {
        return new Piece(spine, accounts, job, readings, claims, parked, problems, ends, skips);
    }
}
