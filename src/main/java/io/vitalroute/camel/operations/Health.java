package io.vitalroute.camel.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;

import io.vitalroute.pipeline.Journal.Figures;
import io.vitalroute.problem.Problem;

/**
 * The bean {@code health}. Live: the process answers. Ready: the store answers and all routes run. A receiver that is down
 * makes the engine no less ready, since what is sent to it waits in the outbox; it is told per destination.
 */
public final class Health {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "application/json";

    private final Vitals vitals;
    private final Deliveries deliveries;

    public Health(Vitals vitals, Deliveries deliveries) {
        this.vitals = vitals;
        this.deliveries = deliveries;
    }

    /** 200, always. */
    public void live(Exchange exchange) {
        Answers.give(exchange, 200, TYPE, "{\"status\":\"up\"}");
    }

    /** 200 or 503, and why. */
    public void ready(Exchange exchange) {
        ObjectNode state = state(exchange.getContext());
        int code = "up".equals(state.path("status").asText()) ? 200 : 503;
        Answers.give(exchange, code, TYPE, state.toString());
    }

    private ObjectNode state(CamelContext context) {
        Optional<Problem> fault = vitals.store();
        List<String> stopped = stopped(context);
        ObjectNode state = JSON.createObjectNode();
        state.put("status", fault.isEmpty() && stopped.isEmpty() ? "up" : "down");
        ObjectNode store = state.putObject("store").put("status", fault.isEmpty() ? "up" : "down");
        fault.ifPresent(problem -> store.put("code", problem.code().id())
                .put("message", problem.code().title()));
        ObjectNode routes =
                state.putObject("routes").put("started", context.getRoutes().size() - stopped.size());
        stopped.forEach(routes.withArray("stopped")::add);
        if (fault.isEmpty()) {
            destinations(state.putObject("destinations"), vitals.figures());
        }
        return state;
    }

    private void destinations(ObjectNode all, Figures figures) {
        Instant now = vitals.now();
        TreeSet<String> names = new TreeSet<>(deliveries.circuits().keySet());
        names.addAll(figures.depth().keySet());
        for (String name : names) {
            Instant oldest = figures.oldest().get(name);
            all.putObject(name)
                    .put("circuit", deliveries.circuits().getOrDefault(name, false) ? "open" : "closed")
                    .put("waiting", figures.depth().getOrDefault(name, 0L))
                    .put(
                            "oldestSeconds",
                            oldest == null ? 0 : Duration.between(oldest, now).toSeconds());
        }
    }

    private static List<String> stopped(CamelContext context) {
        return context.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> context.getRouteController().getRouteStatus(id) != ServiceStatus.Started)
                .sorted()
                .toList();
    }
}
