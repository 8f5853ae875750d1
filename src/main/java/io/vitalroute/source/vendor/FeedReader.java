package io.vitalroute.source.vendor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;

/**
 * From a feed of a file to what it says.
 *
 * @param farthest how far back history goes at the most; null where nothing is said
 */
record FeedReader(
        Findings findings,
        Addresses addresses,
        Scopes scopes,
        @Nullable Duration farthest) {

    /** One feed, or one for each of its words. */
    List<Feed> read(String name, Fields fields) {
        List<String> words = fields.texts("each");
        int before = findings.problems().size();
        Feed feed = one(name, fields, !words.isEmpty());
        if (findings.problems().size() == before) {
            FeedCheck.run(feed, fields, findings);
        }
        if (words.isEmpty()) {
            return List.of(feed);
        }
        List<Feed> feeds = new ArrayList<>();
        for (String word : words) {
            String stream =
                    Template.of(feed.stream()).fill(Map.of("each", word)).orElse(feed.stream());
            feeds.add(feed.each(name + "/" + word, stream, word));
        }
        return feeds;
    }

    private Feed one(String name, Fields fields, boolean each) {
        CallReader pages = new CallReader(findings, addresses, each ? Blanks.EACH_PAGE : Blanks.PAGE);
        CallReader objects = new CallReader(findings, addresses, each ? Blanks.EACH_OBJECT : Blanks.OBJECT);
        Call call = pages.read(fields, "call");
        if (call == null) {
            throw new IllegalStateException("no call at " + fields.node().at());
        }
        JsonPointer items = findings.pointer(fields, "items");
        return new Feed(
                name,
                stream(fields, each),
                scopes.needed(fields, findings),
                null,
                Feed.By.valueOf(fields.need("by").toUpperCase(Locale.ROOT)),
                fields.flag("live", true),
                call,
                pages.read(fields, "history"),
                objects.read(fields, "object"),
                findings.duration(fields, "span"),
                findings.durationOrZero(fields, "overlap"),
                reach(fields),
                findings.durationOrZero(fields, "reconcile"),
                fields.fields("paging").map(this::paging).orElse(null),
                items == null ? JsonPointer.empty() : items);
    }

    private String stream(Fields fields, boolean each) {
        String stream = fields.need("stream");
        if (each || !Template.of(stream).names().isEmpty()) {
            Blanks known = each ? Blanks.STREAM : Blanks.PAGE;
            known.check(Template.of(stream), fields.at("stream"), findings);
        }
        return stream;
    }

    private Duration reach(Fields fields) {
        Duration reach = findings.durationOrZero(fields, "reach");
        return farthest != null && farthest.compareTo(reach) < 0 ? farthest : reach;
    }

    private Feed.@Nullable Paging paging(Fields fields) {
        JsonPointer next = findings.pointer(fields, "next");
        JsonPointer more = findings.pointer(fields, "more");
        return next == null ? null : new Feed.Paging(next, more, fields.flag("address", false));
    }

    /** The words of the list {@code each}. */
    static List<Node> words(Fields fields) {
        return fields.items("each");
    }
}
