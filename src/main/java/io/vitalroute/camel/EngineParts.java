package io.vitalroute.camel;

import java.nio.file.Path;
import java.time.Clock;

import io.vitalroute.config.Settings;
import io.vitalroute.pipeline.Destinations;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Spine;

/**
 * What the engine is made of; the composition root puts it together.
 *
 * @param routes the folder with the route files
 * @param templates the folder with the JSLT templates of destinations
 * @param whenStopped closes what the engine was given
 */
public record EngineParts(
        Spine spine,
        Inbox inbox,
        Outbox outbox,
        Destinations destinations,
        Settings settings,
        Path routes,
        Path templates,
        Clock clock,
        Runnable whenStopped) {}
