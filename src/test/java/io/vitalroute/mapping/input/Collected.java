package io.vitalroute.mapping.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Body;

/** Everything that came out of one reading. */
final class Collected implements ItemHandler {
    final List<JsonNode> items = new ArrayList<>();
    final List<String> pointers = new ArrayList<>();
    final List<JsonNode> payloads = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();

    @Nullable
    ProblemException ended;

    static Collected of(InputFormat format, Limits limits, String body) {
        return of(format, limits, body.getBytes(StandardCharsets.UTF_8));
    }

    static Collected of(InputFormat format, Limits limits, byte[] body) {
        return of(format, limits, Body.of(body));
    }

    static Collected of(InputFormat format, Limits limits, Body body) {
        Collected collected = new Collected();
        try {
            Inputs.of(format, limits).read(body, collected);
        } catch (ProblemException e) {
            collected.ended = e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return collected;
    }

    @Override
    public boolean item(JsonNode item, JsonNode payload, String pointer) {
        items.add(item.deepCopy());
        payloads.add(payload.deepCopy());
        pointers.add(pointer);
        return true;
    }

    @Override
    public boolean problem(Problem problem) {
        problems.add(problem);
        return true;
    }

    /** The problem that ended the reading. */
    Problem end() {
        if (ended == null) {
            throw new AssertionError("the reading went to the end: " + this);
        }
        return ended.first();
    }

    /** The whole outcome as text, for comparing two readings. */
    @Override
    public String toString() {
        return "items " + items + "\npointers " + pointers + "\npayloads " + payloads + "\nproblems " + problems
                + "\nended " + (ended == null ? "no" : ended.getMessage());
    }
}
