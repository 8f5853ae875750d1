package io.vitalroute.camel;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.PluginHelper;

import io.vitalroute.pipeline.Destinations;

/** The routes of the running engine, file by file. Exchanges in flight end before their route is exchanged. */
record LiveRoutes(CamelContext context, Destinations destinations) {

    /** Ids of the routes that came from a file. */
    Set<String> of(Path file) {
        String location = RouteFolder.location(file);
        return context.getRoutes().stream()
                .filter(route -> route.getSourceResource() != null
                        && location.equals(route.getSourceResource().getLocation()))
                .map(Route::getRouteId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Exchanges the routes of a file for those of its new text. Destinations that stay are open all the while, and HTTP
     * senders are told to come again where they find no route.
     */
    void exchange(Path file, String text) throws Exception {
        Set<String> gone = of(file);
        try (Meanwhile ignored = Meanwhile.in(context)) {
            gone.removeAll(PluginHelper.getRoutesLoader(context).updateRoutes(RouteFolder.resource(file, text)));
        }
        remove(gone);
    }

    /** Takes the routes of a file away. */
    void remove(Path file) throws Exception {
        remove(of(file));
    }

    private void remove(Set<String> ids) throws Exception {
        Set<String> closed = new LinkedHashSet<>();
        for (String id : ids) {
            Route route = context.getRoute(id);
            if (route != null && route.getEndpoint() instanceof OutboxEndpoint outbox) {
                closed.add(outbox.name());
            }
            context.getRouteController().stopRoute(id);
            context.removeRoute(id);
        }
        context.getRoutes().stream()
                .map(Route::getEndpoint)
                .filter(OutboxEndpoint.class::isInstance)
                .forEach(endpoint -> closed.remove(((OutboxEndpoint) endpoint).name()));
        closed.forEach(destinations::close);
    }
}
