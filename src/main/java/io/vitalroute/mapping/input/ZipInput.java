package io.vitalroute.mapping.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Body;

/**
 * The wanted entries of a zip archive, in the archive's order, each read by the inner input; a body that is no archive is
 * read by it as it is. The whole archive is unpacked once for a check (sizes, checksums, completeness) before the first
 * item is handed out. Nothing is written anywhere. Pointers begin with the entry's name.
 */
final class ZipInput implements Input {
    private final EntryNames names;
    private final Input inner;
    private final Limits limits;

    ZipInput(EntryNames names, Input inner, Limits limits) {
        this.names = names;
        this.inner = inner;
        this.limits = limits;
    }

    @Override
    public void read(Body body, ItemHandler handler) throws IOException {
        if (!isArchive(body)) {
            inner.read(body, handler);
            return;
        }
        List<ZipEntryBody> entries = ZipIndex.of(body, names, limits.archive());
        if (entries.isEmpty()) {
            throw Faults.of(ProblemCode.M107_ZIP, "", "the archive has no entry of a wanted name");
        }
        Stoppable stoppable = new Stoppable(handler);
        try (ZipWalk walk = new ZipWalk(body, limits.archive())) {
            int passed = 0;
            for (int i = 0; i < entries.size() && stoppable.more; i++) {
                ZipEntryBody entry = entries.get(i);
                for (; passed <= entry.ordinal(); passed++) {
                    walk.next();
                }
                read(entry, walk, stoppable);
            }
        }
    }

    /** A small entry is read as the walk comes by: an archive of thousands of files is unpacked twice, not thousands of times. */
    private void read(ZipEntryBody entry, ZipWalk walk, Stoppable handler) throws IOException {
        handler.enter(entry.name());
        boolean small = entry.length() <= limits.wholeBytes();
        try {
            inner.read(small ? Body.of(walk.content().readAllBytes()) : entry, handler);
        } catch (ProblemException e) {
            throw new ProblemException(e.problems().stream()
                    .map(problem -> Faults.under(handler.entry, problem))
                    .toList());
        }
    }

    static boolean isArchive(Body body) throws IOException {
        try (InputStream in = body.open()) {
            return isArchive(in.readNBytes(4));
        }
    }

    /** The signatures of a local header, of an empty archive and of a split one (APPNOTE.TXT 6.3.10, section 4.3). */
    static boolean isArchive(byte[] first) {
        return first.length == 4
                && first[0] == 'P'
                && first[1] == 'K'
                && (first[2] == 3 || first[2] == 5 || first[2] == 7)
                && first[3] == first[2] + 1;
    }

    private static final class Stoppable implements ItemHandler {
        private final ItemHandler handler;
        private String entry = "";
        private boolean more = true;

        Stoppable(ItemHandler handler) {
            this.handler = handler;
        }

        private void enter(String name) {
            entry = "/" + Pointers.escape(name);
            handler.entry(name);
        }

        @Override
        public boolean item(JsonNode item, JsonNode payload, String pointer) {
            more = handler.item(item, payload, entry + pointer);
            return more;
        }

        @Override
        public boolean problem(Problem problem) {
            more = handler.problem(Faults.under(entry, problem));
            return more;
        }
    }
}
