package io.vitalroute.mapping.time;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Numbers;

/** One way to write a time. */
public sealed interface TimeFormat permits TimeFormat.Epoch, TimeFormat.Iso, TimePattern {
    /** The words that name a format; anything else is a pattern. */
    List<String> NAMES = List.of("iso", "epoch-seconds", "epoch-millis", "local-epoch-seconds");

    /** The time, or null where the node is not written this way. */
    @Nullable
    Stamp read(JsonNode node);

    /**
     * The format of that name, or the pattern.
     *
     * @throws IllegalArgumentException where it is no pattern; the message says why
     */
    static TimeFormat of(String name) {
        return switch (name) {
            case "iso" -> new Iso();
            case "epoch-seconds" -> new Epoch(1, false);
            case "epoch-millis" -> new Epoch(1000, false);
            case "local-epoch-seconds" -> new Epoch(1, true);
            default -> TimePattern.of(name);
        };
    }

    /** ISO 8601 as vendors write it; see {@link IsoText}. */
    record Iso() implements TimeFormat {
        @Override
        public @Nullable Stamp read(JsonNode node) {
            return node.isTextual() ? IsoText.stamp(node.textValue()) : null;
        }
    }

    /**
     * A count since 1970.
     *
     * @param perSecond how many make a second
     * @param wall whether it counts the wall clock's seconds, not the true ones
     */
    record Epoch(int perSecond, boolean wall) implements TimeFormat {
        private static final long LAST = LocalDateTime.of(9999, 12, 31, 0, 0).toEpochSecond(ZoneOffset.UTC);

        @Override
        public @Nullable Stamp read(JsonNode node) {
            LocalDateTime time = node.isIntegralNumber() && node.canConvertToLong()
                    ? whole(node.longValue())
                    : exact(Numbers.read(node));
            if (time == null) {
                return null;
            }
            return wall ? Stamp.local(time) : Stamp.instant(time);
        }

        private @Nullable LocalDateTime whole(long count) {
            long seconds = Math.floorDiv(count, perSecond);
            int nanos = (int) Math.floorMod(count, (long) perSecond) * (1_000_000_000 / perSecond);
            return time(seconds, nanos);
        }

        private @Nullable LocalDateTime exact(@Nullable BigDecimal count) {
            if (count == null) {
                return null;
            }
            BigInteger nanos = count.multiply(BigDecimal.valueOf(1_000_000_000L / perSecond))
                    .setScale(0, RoundingMode.FLOOR)
                    .toBigInteger();
            BigInteger[] parts = nanos.divideAndRemainder(BigInteger.valueOf(1_000_000_000L));
            if (parts[0].bitLength() > 62 || parts[1].signum() < 0) {
                return null;
            }
            return time(parts[0].longValue(), parts[1].intValue());
        }

        private static @Nullable LocalDateTime time(long seconds, int nanos) {
            if (seconds < 0 || seconds > LAST) {
                return null;
            }
            try {
                return LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
            } catch (DateTimeException e) {
                return null;
            }
        }
    }
}
