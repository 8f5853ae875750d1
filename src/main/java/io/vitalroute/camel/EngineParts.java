package io.vitalroute.camel;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.vitalroute.camel.operations.Vitals;
import io.vitalroute.camel.web.WebPage;
import io.vitalroute.config.Settings;
import io.vitalroute.mapping.Mappings;
import io.vitalroute.pipeline.Destinations;
import io.vitalroute.pipeline.Housekeeping;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Spine;
import io.vitalroute.reading.Metric;
import io.vitalroute.source.phone.Phones;

/**
 * What the engine is made of; the composition root puts it together.
 *
 * @param mappings all mappings as they are now
 * @param metrics metric by name
 * @param routes the folder with the route files
 * @param templates the folder with the JSLT templates of destinations
 * @param vitals what the store says of itself
 * @param housekeeping throws away what is kept no longer
 * @param vendors what is known of vendors, and the connections with them
 * @param pages what the bean {@code web} answers with, by name
 * @param phones enrolled devices of apps on phones
 * @param whenStopped closes what the engine was given
 */
public record EngineParts(
        Spine spine,
        Inbox inbox,
        Outbox outbox,
        Destinations destinations,
        Supplier<Mappings> mappings,
        Function<String, Metric> metrics,
        Settings settings,
        Path routes,
        Path templates,
        Clock clock,
        Vitals vitals,
        Housekeeping housekeeping,
        VendorParts vendors,
        Map<String, WebPage> pages,
        Phones phones,
        Runnable whenStopped) {}
