package io.vitalroute.source.pull;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.source.vendor.Answers;
import io.vitalroute.source.vendor.Feed;
import io.vitalroute.source.vendor.HttpCall;
import io.vitalroute.source.vendor.Vendor;

/** From an answer to what it means: pure, but for the time and the jitter that it is given. */
public final class Pages {
    private final Feed feed;
    private final Errand errand;
    private final Vendor vendor;
    private final Instant now;
    private final Failures failures;

    private Pages(Vendor vendor, Feed feed, Errand errand, Instant now, double jitter) {
        this.vendor = vendor;
        this.feed = feed;
        this.errand = errand;
        this.now = now;
        this.failures = new Failures(vendor, errand, now, jitter);
    }

    /**
     * What an answer to the errand's call means.
     *
     * @param jitter from 0 to 1, by chance: it spreads what is tried again
     */
    public static Verdict step(Vendor vendor, Feed feed, Errand errand, Answer answer, Instant now, double jitter) {
        return new Pages(vendor, feed, errand, now, jitter).step(answer);
    }

    /** What it means that no answer came: the connection broke, or it took too long. */
    public static Verdict unanswered(Vendor vendor, Errand errand, Instant now, double jitter) {
        return new Failures(vendor, errand, now, jitter)
                .again(ProblemCode.S201_NO_ANSWER, "no answer", "it is tried again, less and less often");
    }

    private Verdict step(Answer answer) {
        if (vendor.answers().nothing().contains(answer.status())) {
            return done(false, answer);
        }
        boolean isGone = errand.object() != null && (answer.status() == 404 || answer.status() == 410);
        if (isGone) {
            return verdict(new Step.Done(null), false, answer);
        }
        if (answer.status() < 200 || answer.status() > 299) {
            return failures.of(answer);
        }
        try {
            return page(Glance.of(answer.body(), places()), answer);
        } catch (IOException e) {
            return failures.again(
                    ProblemCode.S206_BAD_ANSWER,
                    "the answer of " + answer.body().length + " bytes is no JSON document, or not a whole one",
                    "it is asked for again");
        }
    }

    private List<JsonPointer> places() {
        List<JsonPointer> places = new ArrayList<>(List.of(JsonPointer.empty(), feed.items()));
        if (vendor.answers().status() != null) {
            places.add(vendor.answers().status());
        }
        if (feed.paging() != null) {
            places.add(feed.paging().next());
            if (feed.paging().more() != null) {
                places.add(feed.paging().more());
            }
        }
        return places;
    }

    private Verdict page(Glance glance, Answer answer) {
        Answers answers = vendor.answers();
        if (answers.status() != null) {
            String code = glance.at(answers.status()).text();
            if (code == null || !code.matches("\\d{1,9}")) {
                return failures.again(ProblemCode.S206_BAD_ANSWER, "the answer says no code", "it is asked for again");
            }
            if (!answers.ok().contains(Integer.valueOf(code))) {
                return failures.of(Integer.parseInt(code), answer);
            }
        }
        boolean single = errand.object() != null && feed.object() != null;
        boolean keep = !glance.at(single ? JsonPointer.empty() : feed.items()).isEmpty();
        return errand.object() != null || feed.paging() == null
                ? done(keep, answer)
                : paged(glance, feed.paging(), keep, answer);
    }

    private Verdict paged(Glance glance, Feed.Paging paging, boolean keep, Answer answer) {
        Seen next = glance.at(paging.next());
        boolean more = paging.more() == null
                ? next.kind() == Seen.Kind.SCALAR
                : glance.at(paging.more()).isYes();
        if (!more) {
            return done(keep, answer);
        }
        Optional<PageMark> mark =
                Optional.ofNullable(next.text()).flatMap(text -> PageMark.next(PageMark.of(errand.page()), text));
        if (mark.isEmpty()) {
            return failures.failed(
                    ProblemCode.S207_PAGES,
                    "there is to be a further page, and its mark is missing, too long, or was there before",
                    "nothing is lost: the next errand asks for the same stretch; if it stays so, see the feed's paging");
        }
        if (paging.address() && !leadsToTheVendor(mark.get().mark())) {
            return failures.failed(
                    ProblemCode.S208_FOREIGN_HOST,
                    "the address of the next page is not the vendor's",
                    "the vendor file lists the hosts that may be called: hosts");
        }
        return verdict(further(mark.get()), keep, answer);
    }

    private boolean leadsToTheVendor(String address) {
        try {
            return HttpCall.to(vendor, address).uri().isAbsolute();
        } catch (ProblemException e) {
            return false;
        }
    }

    /** The times of an errand that had none are fixed by its first page: all pages must ask for the same. */
    private Step.Further further(PageMark mark) {
        Chunk chunk = Chunk.of(feed, errand, now);
        return new Step.Further(or(errand.from(), chunk.from()), or(errand.to(), chunk.to()), mark.text(), null);
    }

    private Verdict done(boolean keep, Answer answer) {
        Chunk chunk = Chunk.of(feed, errand, now);
        Chunk rest = chunk.rest();
        Cursor covered = chunk.covered(errand);
        Step step = rest == null
                ? new Step.Done(covered)
                : new Step.Further(or(rest.from(), now), or(rest.to(), now), null, covered);
        return verdict(step, keep, answer);
    }

    private Instant or(@Nullable Instant time, @Nullable Instant otherwise) {
        return time != null ? time : otherwise != null ? otherwise : now;
    }

    private Verdict verdict(Step step, boolean keep, Answer answer) {
        return new Verdict(step, keep, Verdict.Token.GOOD, failures.spent(answer));
    }
}
