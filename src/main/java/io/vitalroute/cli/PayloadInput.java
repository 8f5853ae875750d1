package io.vitalroute.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.pipeline.Latest;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Body;
import io.vitalroute.reading.FileBody;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.PayloadId;

/**
 * The payload that a command names: a file of any size, or standard input, which is put aside on disk so that it can be
 * read twice.
 */
final class PayloadInput implements AutoCloseable {
    private static final String STANDARD_INPUT = "-";
    private final Body body;
    private final @Nullable Path aside;

    private PayloadInput(Body body, @Nullable Path aside) {
        this.body = body;
        this.aside = aside;
    }

    /** Opens a file, or {@code -}. */
    static PayloadInput open(String name) {
        try {
            if (!name.equals(STANDARD_INPUT)) {
                return new PayloadInput(FileBody.of(Path.of(name)), null);
            }
            Path aside = Files.createTempFile("vitalroute", ".payload");
            try (var out = Files.newOutputStream(aside)) {
                System.in.transferTo(out);
            }
            return new PayloadInput(FileBody.of(aside), aside);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.C111_NOT_FOUND, Where.of(name), "the payload cannot be read")
                            .hint("give the path of a file, or - for standard input"));
        }
    }

    /** The payload as it would have come in; without a time of receipt it came when its latest reading ended. */
    Payload payload(Mapping mapping, @Nullable String account, MapContext context, @Nullable Instant receivedAt)
            throws IOException {
        Instant first = receivedAt == null ? Latest.EARLIEST : receivedAt;
        Payload payload = new Payload(
                id(mapping, account),
                mapping.source(),
                mapping.stream(),
                account,
                first,
                "application/octet-stream",
                body);
        return receivedAt == null ? at(payload, Latest.of(mapping, payload, context)) : payload;
    }

    private static Payload at(Payload p, Instant receivedAt) {
        return new Payload(p.id(), p.source(), p.stream(), p.account(), receivedAt, p.mediaType(), p.body());
    }

    private String id(Mapping mapping, @Nullable String account) throws IOException {
        PayloadId id = new PayloadId(mapping.source(), mapping.stream(), account, null);
        byte[] buffer = new byte[65_536];
        try (InputStream in = body.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                id.add(buffer, 0, n);
            }
        }
        return id.finish();
    }

    @Override
    public void close() {
        if (aside != null) {
            try {
                Files.deleteIfExists(aside);
            } catch (IOException e) {
                throw new UncheckedIOException("what was put aside cannot be deleted: " + aside, e);
            }
        }
    }
}
