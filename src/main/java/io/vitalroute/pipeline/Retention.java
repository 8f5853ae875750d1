package io.vitalroute.pipeline;

import java.time.Duration;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Settings;

/**
 * How long things are kept. What still has to be done is never thrown away, and what waits for a person (payloads of
 * accounts that are linked to nobody, parked readings and deliveries, and the payloads that they come from) only where
 * {@code unresolved} says so.
 *
 * @param bodies payloads' bytes, from when they were done; without them there is no replay
 * @param failed bytes of payloads that no mapping took or that could not be worked on, from when that was found
 * @param messages bytes of deliveries and receivers' words, from when they were delivered
 * @param values values of readings, from when they were accepted
 * @param problems recorded problems of items
 * @param history that a payload came and was delivered; at least as long as everything before
 * @param keys key, version and fingerprint of readings, from when they were accepted, by which a repeat or a correction
 *     is known for what it is; at least as long as their values
 * @param unresolved what waits for a person, at least {@link #FLOOR}; null for ever
 */
public record Retention(
        Duration bodies,
        Duration failed,
        Duration messages,
        Duration values,
        Duration problems,
        Duration history,
        Duration keys,
        @Nullable Duration unresolved) {
    /** What waits for a person is never kept shorter than this, nor are keys. */
    public static final Duration FLOOR = Duration.ofDays(90);

    /** Applies what must be at least as long as what. */
    public Retention {
        history = longest(history, bodies, failed, messages, values, problems);
        keys = longest(keys, values, FLOOR);
        unresolved = unresolved == null ? null : longest(unresolved, FLOOR);
    }

    /** Bodies and messages 30 days, what failed and problems 90 days, values and history 400 days, keys ten years. */
    public static Retention usual() {
        return new Retention(days(30), days(90), days(30), days(400), days(90), days(400), days(3650), null);
    }

    /** The usual times, and what settings say instead. */
    public static Retention of(Settings settings) {
        Retention usual = usual();
        return new Retention(
                settings.duration("retention.bodies").orElse(usual.bodies),
                settings.duration("retention.failed").orElse(usual.failed),
                settings.duration("retention.messages").orElse(usual.messages),
                settings.duration("retention.values").orElse(usual.values),
                settings.duration("retention.problems").orElse(usual.problems),
                settings.duration("retention.history").orElse(usual.history),
                settings.duration("retention.keys").orElse(usual.keys),
                settings.duration("retention.unresolved").orElse(null));
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private static Duration longest(Duration... durations) {
        return Stream.of(durations).max(Duration::compareTo).orElseThrow();
    }
}
