package io.vitalroute.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Payload;

/** One payload on its way through a mapping: hands each item to an {@link ItemRun} and says how it ended. */
final class PayloadRun {
    private final Program program;
    private final Payload payload;
    private final MapContext context;
    private final MappingSink sink;
    private JsonNode origin;
    private long next;

    PayloadRun(Program program, Payload payload, MapContext context, MappingSink sink) {
        this.program = program;
        this.payload = payload;
        this.context = context;
        this.sink = sink;
        this.origin = origin(payload);
    }

    /** The items that follow stand in this entry of an archive. */
    void entry(String name) {
        origin = origin(payload).put("entry", name);
    }

    private static ObjectNode origin(Payload payload) {
        ObjectNode origin = JsonNodeFactory.instance.objectNode();
        origin.put("source", payload.source());
        origin.put("stream", payload.stream());
        origin.put("account", payload.account());
        origin.put("receivedAt", payload.receivedAt().toString());
        return origin;
    }

    boolean item(JsonNode item, JsonNode outside, String pointer) {
        long index = next++;
        return index < context.from() || sink.item(end(index, Scope.item(outside, origin, item, pointer)));
    }

    boolean unreadableItem(Problem problem) {
        long index = next++;
        Problem placed = placed(problem);
        return index < context.from()
                || sink.item(MappedItem.invalid(index, placed.where().path(), placed));
    }

    void unreadable(Problem problem) {
        sink.unreadable(placed(problem));
    }

    private MappedItem end(long index, Scope scope) {
        try {
            String skipped = Program.Reason.first(program.skips(), scope);
            if (skipped != null) {
                return new ItemRun(program, payload, context.zones(), scope).skipped(index, skipped);
            }
            String parked = Program.Reason.first(program.parks(), scope);
            return new ItemRun(program, payload, context.zones(), scope).run(index, parked);
        } catch (CellFailure e) {
            return MappedItem.invalid(index, scope.pointer(), e.problem(payload.id()));
        } catch (RuntimeException | StackOverflowError e) {
            String said = "the engine failed on the item: " + e.getClass().getSimpleName();
            return MappedItem.invalid(
                    index,
                    scope.pointer(),
                    Problem.of(ProblemCode.M001_FAULT, Where.payload(payload.id(), scope.pointer()), said));
        }
    }

    /** Readers do not know the payload's id. */
    private Problem placed(Problem problem) {
        Where where = problem.where();
        return new Problem(
                problem.code(),
                problem.message(),
                new Where(payload.id(), where.line(), where.column(), where.path()),
                problem.hint());
    }
}
