package io.vitalroute.sandbox.fhir;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A write that was placed.
 *
 * @param status 201 for a new resource, 200 for an update or where a conditional create found its resource, 4xx for no
 *     write
 * @param write whether there is anything to do
 */
record SinkWrite(SinkEntry entry, String id, int status, boolean write) {
    /** Places entries in order; the same condition twice means the same resource. */
    static List<SinkWrite> plan(List<SinkEntry> entries, SinkStore store) {
        Map<String, String> planned = new HashMap<>();
        List<SinkWrite> writes = new ArrayList<>();
        for (SinkEntry entry : entries) {
            writes.add(place(entry, store, planned));
        }
        return writes;
    }

    void carryOut(SinkStore store) {
        if (write) {
            store.put(entry, id);
        }
    }

    private static SinkWrite place(SinkEntry entry, SinkStore store, Map<String, String> planned) {
        String type = entry.type();
        if (entry.method().equals("POST") && entry.ifNoneExist().isEmpty()) {
            return new SinkWrite(entry, store.newId(), 201, true);
        }
        if (entry.method().equals("POST")) {
            return conditional(entry, entry.ifNoneExist(), false, store, planned);
        }
        if (entry.method().equals("PUT") && entry.url().startsWith(type + "?")) {
            return conditional(entry, entry.url().substring(type.length() + 1), true, store, planned);
        }
        if (entry.method().equals("PUT") && entry.url().startsWith(type + "/")) {
            String id = entry.url().substring(type.length() + 1);
            return new SinkWrite(entry, id, store.version(type, id) == 0 ? 201 : 200, true);
        }
        return new SinkWrite(entry, "", 400, false);
    }

    private static SinkWrite conditional(
            SinkEntry entry, String query, boolean update, SinkStore store, Map<String, String> planned) {
        String decoded = URLDecoder.decode(query, StandardCharsets.UTF_8);
        if (!decoded.startsWith(SinkEntry.IDENTIFIER) && !decoded.startsWith(SinkEntry.TAG)) {
            return new SinkWrite(entry, "", 400, false);
        }
        String key = entry.type() + " " + decoded;
        Set<String> found = store.find(entry.type(), decoded);
        if (found.size() > 1) {
            return new SinkWrite(entry, "", 412, false);
        }
        String before = found.isEmpty() ? planned.get(key) : found.iterator().next();
        if (before != null) {
            return new SinkWrite(entry, before, 200, update);
        }
        String id = store.newId();
        planned.put(key, id);
        return new SinkWrite(entry, id, 201, true);
    }
}
