package io.vitalroute.camel;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.Registry;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;

/**
 * A CamelContext beside the running one, in which a route file is tried: everything is resolved and built, nothing is
 * started. It sees the live beans but owns none of them, so that closing it takes nothing away.
 */
final class Shadow {
    private final CamelContext live;
    private final PropertiesSource settings;
    private final EngineParts parts;

    Shadow(CamelContext live, PropertiesSource settings, EngineParts parts) {
        this.live = live;
        this.settings = settings;
        this.parts = parts;
    }

    /** What trying a file showed: the ids of its routes, or what is wrong. */
    record Finding(Set<String> routes, Optional<Problem> problem) {}

    /** Tries a route file; its text need not be on disk. */
    Finding tryOut(Resource resource, String file, String text) {
        try (DefaultCamelContext context = new DefaultCamelContext(false)) {
            context.getCamelContextExtension().setRegistry(new DefaultRegistry(new Borrowed(live.getRegistry())));
            context.getCamelContextExtension().setName("shadow");
            context.disableJMX();
            context.setAutoStartup(false);
            context.getPropertiesComponent().addPropertiesSource(settings);
            EngineBeans.shadow(parts, context);
            context.build();
            context.start();
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
            Set<String> ids = context.getRoutes().stream()
                    .map(Route::getRouteId)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return new Finding(ids, Optional.empty());
        } catch (Exception e) {
            return new Finding(Set.of(), Optional.of(RouteFault.of(e, file, text)));
        }
    }

    /** The live beans, without the components: those belong to the live context alone. */
    private record Borrowed(Registry live) implements BeanRepository {
        @Override
        public @Nullable Object lookupByName(String name) {
            return lent(live.lookupByName(name));
        }

        @Override
        public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
            return lent(live.lookupByNameAndType(name, type));
        }

        @Override
        public <T> Map<String, T> findByTypeWithName(Class<T> type) {
            Map<String, T> found = new LinkedHashMap<>(live.findByTypeWithName(type));
            found.values().removeIf(bean -> lent(bean) == null);
            return found;
        }

        @Override
        public <T> Set<T> findByType(Class<T> type) {
            Set<T> found = new LinkedHashSet<>(live.findByType(type));
            found.removeIf(bean -> lent(bean) == null);
            return found;
        }

        private static <T> @Nullable T lent(@Nullable T bean) {
            return bean instanceof Component || bean instanceof CamelContext ? null : bean;
        }
    }
}
