package io.vitalroute.fhir;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.TimeFrame;

/**
 * {@code Bundle.entry.request}.
 *
 * @param id the resource's own id, where the URL names it
 */
record EntryRequest(
        String method,
        String url,
        @Nullable String ifNoneExist,
        @Nullable String id) {

    /** Creates, or does nothing where the search finds something. */
    static EntryRequest createOnce(String type, String search) {
        return new EntryRequest("POST", type, search, null);
    }

    /** Creates, however often it is sent. */
    static EntryRequest create(String type) {
        return new EntryRequest("POST", type, null, null);
    }

    /** Creates, or replaces what the search finds. */
    static EntryRequest replace(String type, String search) {
        return new EntryRequest("PUT", type + "?" + search, null, null);
    }

    /** Creates or replaces under an id of ours. */
    static EntryRequest put(String type, String id) {
        return new EntryRequest("PUT", type + "/" + id, null, id);
    }

    /** For a resource that never changes: created once, in whichever way the destination can do it. */
    static EntryRequest once(WriteMode mode, String type, String search, String uuid) {
        return switch (mode) {
            case CONDITIONAL_CREATE -> createOnce(type, search);
            case CONDITIONAL_UPDATE -> replace(type, search);
            case CLIENT_ID -> put(type, uuid);
            case CREATE -> create(type);
        };
    }

    /**
     * For an Observation.
     *
     * @param update whether the destination may hold an earlier version
     */
    static EntryRequest observation(FhirProfile settings, Reading reading, String uuid, boolean update) {
        if (settings.mode() == WriteMode.CLIENT_ID) {
            return put("Observation", uuid);
        }
        String search = SearchText.identifier(settings.identifierSystem(), reading.key());
        if (settings.mode() == WriteMode.CREATE) {
            return update || isCorrection(reading) ? replace("Observation", search) : create("Observation");
        }
        boolean create = settings.mode() == WriteMode.CONDITIONAL_CREATE && !update && !mayReplace(reading);
        return create ? createOnce("Observation", search) : replace("Observation", search);
    }

    /**
     * Whether the server may hold an earlier version even if nobody remembers it: a conditional create would then keep the
     * old value without a word.
     */
    static boolean mayReplace(Reading reading) {
        return reading.status() != Status.FINAL || reading.time() instanceof TimeFrame.Day;
    }

    private static boolean isCorrection(Reading reading) {
        return reading.status() == Status.AMENDED || reading.status() == Status.ENTERED_IN_ERROR;
    }

    void write(FhirJson json) {
        json.open("request")
                .text("method", method)
                .text("url", url)
                .text("ifNoneExist", ifNoneExist)
                .close();
    }
}
