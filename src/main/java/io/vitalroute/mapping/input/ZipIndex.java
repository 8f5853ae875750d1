package io.vitalroute.mapping.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Body;

/** Checks an archive to its end and finds the entries that are wanted. */
final class ZipIndex {
    /** The end record without its comment, and the longest comment (APPNOTE.TXT 6.3.10, section 4.3.16). */
    private static final int END = 22;

    private static final int LONGEST_COMMENT = 0xFFFF;

    private ZipIndex() {}

    static List<ZipEntryBody> of(Body body, EntryNames names, Limits.Archive limits) throws IOException {
        List<ZipEntryBody> found = new ArrayList<>();
        int count = 0;
        try (ZipWalk walk = new ZipWalk(body, limits)) {
            for (@Nullable String name = walk.next(); name != null; name = walk.next()) {
                if (names.test(name)) {
                    found.add(new ZipEntryBody(body, limits, count, name, content(walk)));
                } else {
                    walk.content().transferTo(OutputStream.nullOutputStream());
                }
                count++;
            }
        }
        checkEnd(body, count);
        return found;
    }

    private static long content(ZipWalk walk) throws IOException {
        byte[] first = walk.content().readNBytes(4);
        if (ZipInput.isArchive(first)) {
            throw Faults.of(ProblemCode.M107_ZIP, "", "an archive inside the archive");
        }
        return first.length + walk.content().transferTo(OutputStream.nullOutputStream());
    }

    /** An archive that is cut off between two entries shows it only by having no end record, or another count there. */
    private static void checkEnd(Body body, int count) throws IOException {
        byte[] tail = tail(body);
        for (int i = tail.length - END; i >= 0; i--) {
            if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
                int said = (tail[i + 10] & 0xFF) | (tail[i + 11] & 0xFF) << 8;
                if (said == (count & 0xFFFF) || said == 0xFFFF) {
                    return;
                }
            }
        }
        throw Faults.of(ProblemCode.M107_ZIP, "", "the archive is cut off, or its directory is wrong");
    }

    private static byte[] tail(Body body) throws IOException {
        try (InputStream in = body.open()) {
            in.skipNBytes(Math.max(0, body.length() - END - LONGEST_COMMENT));
            return in.readNBytes(END + LONGEST_COMMENT);
        }
    }
}
