package io.vitalroute.camel;

import java.util.ArrayList;
import java.util.List;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

import io.vitalroute.problem.ProblemCode;

/**
 * What HTTP senders are told while routes are exchanged: 503 and when to come again. Camel takes a route's path away before
 * it puts the new one in its place, and to "404, there is nothing" many a sender gives up for good.
 */
final class Meanwhile implements AutoCloseable {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String SECONDS = "1";
    private static final String BODY = "{\"code\":\"" + ProblemCode.R105_EXCHANGED.id() + "\",\"message\":\""
            + ProblemCode.R105_EXCHANGED.title() + "\",\"hint\":\"send it again\"}";

    private final List<Route> guards = new ArrayList<>();

    private Meanwhile() {}

    /** From now on until it is closed. */
    static Meanwhile in(CamelContext context) {
        Meanwhile meanwhile = new Meanwhile();
        for (VertxPlatformHttpRouter router : context.getRegistry().findByType(VertxPlatformHttpRouter.class)) {
            meanwhile.guards.add(router.route().order(Integer.MIN_VALUE).handler(Meanwhile::completed));
            meanwhile.guards.add(router.route().last().handler(Meanwhile::unavailable));
        }
        return meanwhile;
    }

    /** A route that stops under a request answers 503 without saying when to come again, or 500. */
    private static void completed(RoutingContext request) {
        HttpServerResponse response = request.response();
        request.addHeadersEndHandler(done -> {
            if (response.getStatusCode() == 500 || response.getStatusCode() == 503) {
                response.setStatusCode(503);
                if (!response.headers().contains(RETRY_AFTER)) {
                    response.putHeader(RETRY_AFTER, SECONDS);
                }
            }
        });
        request.next();
    }

    private static void unavailable(RoutingContext request) {
        request.response()
                .setStatusCode(503)
                .putHeader(RETRY_AFTER, SECONDS)
                .putHeader("Content-Type", "application/json")
                .end(BODY);
    }

    @Override
    public void close() {
        guards.forEach(Route::remove);
    }
}
