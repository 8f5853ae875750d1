package io.vitalroute.source.connect;

import java.time.Duration;

/** Lets a little time pass. */
@FunctionalInterface
interface Pause {
    /** The thread sleeps. */
    Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

    void pause(Duration duration) throws InterruptedException;
}
