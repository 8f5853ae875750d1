package io.vitalroute.source.pull;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.source.vendor.Feed;
import io.vitalroute.source.vendor.HttpCall;
import io.vitalroute.source.vendor.Vendor;

/** From an errand to the call that is next. */
public final class Calls {
    private Calls() {}

    /**
     * The next call of an errand: a page of its next stretch, or its object.
     *
     * @throws io.vitalroute.problem.ProblemException S209 where the call cannot be filled, S208 where it leads to a
     *     foreign host: the errand has failed
     */
    public static HttpCall next(Vendor vendor, Feed feed, Errand errand, Instant now) {
        Optional<PageMark> mark = PageMark.of(errand.page());
        Feed.Paging paging = feed.paging();
        if (mark.isPresent() && paging != null && paging.address()) {
            return HttpCall.to(vendor, mark.get().mark());
        }
        Chunk chunk = Chunk.of(feed, errand, now);
        Map<String, Object> values = new HashMap<>();
        values.put("account", errand.account());
        put(values, "from", chunk.from());
        put(values, "to", chunk.to());
        put(values, "each", feed.each());
        put(values, "object", errand.object());
        mark.ifPresent(page -> values.put("page", page.mark()));
        return HttpCall.of(vendor, Chunk.callOf(feed, errand), values);
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
