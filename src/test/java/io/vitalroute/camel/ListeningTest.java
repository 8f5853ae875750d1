package io.vitalroute.camel;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import io.vitalroute.camel.operations.Fetching;
import io.vitalroute.camel.operations.Scrape;
import io.vitalroute.camel.operations.Vitals;
import io.vitalroute.config.Settings;
import io.vitalroute.pipeline.Destinations;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Listening;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.store.Store;
import io.vitalroute.store.StoreSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** A route that is stopped and started again listens once, and one that is stopped not at all. */
class ListeningTest {
    private final AtomicInteger listeners = new AtomicInteger();

    @Test
    void inbox() throws Exception {
        try (Store store = Store.open(StoreSettings.of("memory"));
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("inbox", new InboxComponent(counted(Inbox.class, store.inbox())));
            restart(context, "inbox:payloads?workers=1");
        }
    }

    @Test
    void outbox() throws Exception {
        try (Store store = Store.open(StoreSettings.of("memory"));
                DefaultCamelContext context = new DefaultCamelContext()) {
            Vitals vitals = new Vitals(store.journal()::figures, store::check, () -> Fetching.NONE, Clock.systemUTC());
            context.addComponent(
                    "outbox",
                    new OutboxComponent(
                            counted(Outbox.class, store.outbox()),
                            new Destinations(),
                            Formats.all(new FhirTargets(), new Templates(Path.of("mappings/templates"))),
                            new DestinationBeans(Settings.of(Map.of())),
                            new Scrape(vitals).deliveries(),
                            Clock.systemUTC()));
            restart(context, "outbox:ehr?format=json");
        }
    }

    private void restart(DefaultCamelContext context, String from) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId("it").log("never");
            }
        });
        context.start();
        assertThat(listeners).hasValue(1);

        for (int i = 0; i < 3; i++) {
            context.getRouteController().stopRoute("it");
            assertThat(listeners).hasValue(0);
            context.getRouteController().startRoute("it");
            assertThat(listeners).hasValue(1);
        }
    }

    /** The store's own port; how many listen to it is counted. */
    private <T> T counted(Class<T> port, T real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object answer = method.invoke(real, arguments);
            return answer instanceof Listening listening ? counted(listening) : answer;
        };
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    private Listening counted(Listening real) {
        listeners.incrementAndGet();
        return () -> {
            real.close();
            listeners.decrementAndGet();
        };
    }
}
