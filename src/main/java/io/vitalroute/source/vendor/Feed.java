package io.vitalroute.source.vendor;

import java.time.Duration;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be fetched for an account.
 *
 * @param name within its vendor
 * @param stream the stream of the payloads, as mappings name it
 * @param scope what must have been granted; null where nothing must
 * @param each what fills the blank {@code each}, where one declaration stands for several feeds; else null
 * @param by what {@code from} and {@code to} mean to the vendor
 * @param live whether new data are asked for; not where the vendor pushes them, and only history is asked for
 * @param call one page; blanks {@code from}, {@code to}, {@code page}, {@code account}, {@code each}
 * @param history the same by time of measurement, where {@code call} asks by another time: for history, the daily
 *     comparison and notices; else null
 * @param object one object by the id that a notice names; null where there is none
 * @param span the most that one call may ask for; null where nothing is said. A call without the blank {@code to} asks
 *     for all since {@code from}
 * @param overlap what is asked for again each time, for data that come late
 * @param reach how far back history goes; zero for no history
 * @param reconcile how far back the daily comparison goes; zero for none
 * @param paging how the next page is found; null for a single page
 * @param items where the items of a page stand: a page is not kept where there is nothing, or an empty array or object
 */
public record Feed(
        String name,
        String stream,
        @Nullable String scope,
        @Nullable String each,
        By by,
        boolean live,
        Call call,
        @Nullable Call history,
        @Nullable Call object,
        @Nullable Duration span,
        Duration overlap,
        Duration reach,
        Duration reconcile,
        @Nullable Paging paging,
        JsonPointer items) {

    /** The call of an errand: of one object, of what is new, or of what was measured in a span. */
    public Call callFor(boolean object, boolean live) {
        if (object && this.object != null) {
            return this.object;
        }
        return live || history == null ? call : history;
    }

    /** This declaration for one of its words. */
    Feed each(String name, String stream, String word) {
        return new Feed(
                name, stream, scope, word, by, live, call, history, object, span, overlap, reach, reconcile, paging,
                items);
    }

    /** What a feed's times are. */
    public enum By {
        /** When the vendor changed it: nothing that comes late is missed. */
        CHANGED,
        /** When it was measured. */
        MEASURED,
        /** The feed has no times: each call gives all that there is. */
        NOTHING
    }

    /**
     * How the next page is found in an answer.
     *
     * @param next where its mark stands ({@code -} is the last element of an array); there is none where that is absent,
     *     null, false or empty
     * @param more where it says whether there is one; null where {@code next} says it
     * @param address whether the mark is the next call's address and not a blank {@code page}
     */
    public record Paging(JsonPointer next, @Nullable JsonPointer more, boolean address) {}
}
