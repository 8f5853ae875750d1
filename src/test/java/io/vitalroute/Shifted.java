package io.vitalroute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, behind by a time that can be made shorter: simulated days pass at once. */
public final class Shifted extends Clock {
    private volatile Duration behind;

    /** Behind by so much. */
    public Shifted(Duration behind) {
        this.behind = behind;
    }

    /** From now on behind by so much. */
    public void behind(Duration less) {
        behind = less;
    }

    @Override
    public Instant instant() {
        return Instant.now().minus(behind);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only");
    }
}
