package io.vitalroute.source.vendor;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand in a notice. One notice or an array of them; as JSON or as a form.
 *
 * @param envelope whether notices stand in arrays under their topic: {@code {"dailies": [...]}}
 * @param account the vendor's user id
 * @param topic what it is about; several places are joined by a full stop, as far as they are there
 * @param delivery the vendor's id of the notice; null where there is none
 * @param operation where it says what happened; null where the topic says it
 * @param deletes words there that mean: it was deleted
 * @param times null where it names no times
 * @param topics what they mean; a notice of another topic is counted and left
 */
public record NoticeForm(
        boolean envelope,
        JsonPointer account,
        List<JsonPointer> topic,
        @Nullable JsonPointer delivery,
        @Nullable JsonPointer operation,
        Set<String> deletes,
        @Nullable Times times,
        Map<String, Topic> topics) {
    /** Everything is copied. */
    public NoticeForm {
        topic = List.copyOf(topic);
        deletes = Set.copyOf(deletes);
        topics = Map.copyOf(topics);
    }

    /**
     * The time of what changed. Times are read as ISO 8601, as days and as seconds since 1970, whichever stands there.
     *
     * @param in an array of spans; null where there is one span, in the notice itself
     * @param from the first of these places that is there
     * @param to likewise; where none is, a day lasts until its end, and anything else until now
     */
    public record Times(@Nullable JsonPointer in, List<JsonPointer> from, List<JsonPointer> to) {
        /** Everything is copied. */
        public Times {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /**
     * What a topic means.
     *
     * @param fetch feeds that have something
     * @param object the id of the one object; null where a feed's span is asked for
     * @param address an address to fetch in place of an id; its host must be one of the vendor's
     * @param deleted streams whose mappings take back what the notice says is deleted
     * @param ends whether the user has left: the connection ends
     * @param scopes what the user grants now; null where that is not the matter
     */
    public record Topic(
            List<String> fetch,
            @Nullable JsonPointer object,
            @Nullable JsonPointer address,
            List<String> deleted,
            boolean ends,
            @Nullable JsonPointer scopes) {
        /** The lists are copied. */
        public Topic {
            fetch = List.copyOf(fetch);
            deleted = List.copyOf(deleted);
        }
    }
}
