package io.vitalroute.mapping;

import java.util.List;

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
    private final JsonNode origin;
    private long next;

    PayloadRun(Program program, Payload payload, MapContext context, MappingSink sink) {
        this.program = program;
        this.payload = payload;
        this.context = context;
        this.sink = sink;
        this.origin = origin(payload);
    }

    private static JsonNode origin(Payload payload) {
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
                || sink.item(new MappedItem(
                        index, placed.where().path(), MappedItem.End.INVALID, null, List.of(), List.of(placed)));
    }

    void unreadable(Problem problem) {
        sink.unreadable(placed(problem));
    }

    private MappedItem end(long index, Scope scope) {
        try {
            for (Program.Reason skip : program.skips()) {
                if (skip.condition().holds(scope)) {
                    return new MappedItem(
                            index, scope.pointer(), MappedItem.End.SKIPPED, skip.name(), List.of(), List.of());
                }
            }
            String parked = null;
            for (Program.Reason park : program.parks()) {
                if (parked == null && park.condition().holds(scope)) {
                    parked = park.name();
                }
            }
            return new ItemRun(program, payload, context.zones(), scope).run(index, parked);
        } catch (CellFailure e) {
            return invalid(index, scope, e.problem(payload.id()));
        } catch (RuntimeException | StackOverflowError e) {
            String said = "the engine failed on the item: " + e.getClass().getSimpleName();
            return invalid(
                    index,
                    scope,
                    Problem.of(ProblemCode.M001_FAULT, Where.payload(payload.id(), scope.pointer()), said));
        }
    }

    private static MappedItem invalid(long index, Scope scope, Problem problem) {
        return new MappedItem(index, scope.pointer(), MappedItem.End.INVALID, null, List.of(), List.of(problem));
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
