package io.vitalroute.source.vendor;

import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.problem.ProblemCode;

/** What single keys of a feed cannot say: whether they go together. */
record FeedCheck(Feed feed, Fields fields, Findings findings) {

    static void run(Feed feed, Fields fields, Findings findings) {
        FeedCheck check = new FeedCheck(feed, fields, findings);
        check.times();
        check.span();
        check.pages();
        check.call("call", feed.call());
        check.call("history", feed.history());
        if (feed.object() != null && !feed.object().names().contains("object")) {
            check.conflict("object", "the call for one object does not name it", "put {object} into it");
        }
        if (!feed.live() && feed.reach().isZero()) {
            check.conflict("live", "nothing is ever asked for: no new data, and no history", "say how far back: reach");
        }
    }

    private void times() {
        boolean timeless = feed.by() == Feed.By.NOTHING;
        if (timeless) {
            for (String key : new String[] {"span", "overlap", "reach", "reconcile", "history", "paging"}) {
                if (fields.has(key)) {
                    conflict(key, "\"" + key + "\" of a feed without times", "by: nothing asks for all that there is");
                }
            }
        }
        if (feed.by() == Feed.By.MEASURED && feed.history() != null) {
            conflict("history", "\"call\" asks by time of measurement already", "leave it out, or say by: changed");
        }
        beginning("call", feed.call(), timeless);
        beginning("history", feed.history(), timeless);
    }

    private void beginning(String key, @Nullable Call call, boolean timeless) {
        if (call != null && call.names().contains("from") == timeless) {
            conflict(
                    key,
                    timeless ? "{from} in a feed without times" : "the call does not say from when on",
                    timeless ? "say by: measured or by: changed" : "put {from} into it, or say by: nothing");
        }
    }

    private void span() {
        boolean ends = names("to");
        if (feed.span() != null && !ends) {
            conflict("span", "no call says until when: it would not ask for a piece, but for all", "put {to} into it");
        }
    }

    /** A mark that nothing takes would ask for the first page for ever; a blank that nothing fills for that page only. */
    private void pages() {
        Feed.Paging paging = feed.paging();
        boolean named = names("page");
        if (paging == null && named) {
            conflict("call", "nothing fills {page}: the feed has no paging", "say where the next mark stands: paging");
        }
        if (paging != null && paging.address() == named) {
            conflict(
                    "paging",
                    named ? "the mark is an address, and {page} is a blank" : "no call takes the mark of the next page",
                    named ? "one of the two" : "put {page} into it, or say address: true");
        }
    }

    private void call(String key, @Nullable Call call) {
        boolean each = !FeedReader.words(fields).isEmpty();
        if (call != null && each && !call.names().contains("each")) {
            conflict(key, "the call asks for the same for each word", "put {each} into it");
        }
    }

    private boolean names(String blank) {
        Set<String> names = new TreeSet<>(feed.call().names());
        if (feed.history() != null) {
            names.addAll(feed.history().names());
        }
        return names.contains(blank);
    }

    private void conflict(String key, String message, String hint) {
        findings.say(ProblemCode.C108_CONFLICT, fields.at(key), message, hint);
    }
}
