package io.vitalroute.sandbox.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

import io.vitalroute.sandbox.http.HostSettings;
import io.vitalroute.sandbox.people.Population;

/**
 * How the simulator runs.
 *
 * @param population who the vendors' customers are
 * @param history how long they have been customers
 * @param rhythm how far the figures of long series lie apart, such as heart rates: whole minutes that divide an hour
 * @param clock the vendors'; readings are only of its past
 */
public record SimulatorSettings(
        HostSettings host, Population population, Duration history, Duration rhythm, Clock clock) {

    /** Any free port, ten people in Zurich for two years, a figure every five minutes. */
    public static SimulatorSettings usual(Clock clock) {
        return new SimulatorSettings(
                HostSettings.on(0),
                Population.of(1, 10, ZoneId.of("Europe/Zurich")),
                Duration.ofDays(730),
                Duration.ofMinutes(5),
                clock);
    }

    /** The same with other people. */
    public SimulatorSettings people(Population other) {
        return new SimulatorSettings(host, other, history, rhythm, clock);
    }

    /** The same on another host. */
    public SimulatorSettings host(HostSettings other) {
        return new SimulatorSettings(other, population, history, rhythm, clock);
    }

    /** The same with customers since that long. */
    public SimulatorSettings history(Duration other) {
        return new SimulatorSettings(host, population, other, rhythm, clock);
    }

    /** The same with figures that far apart. */
    public SimulatorSettings rhythm(Duration other) {
        return new SimulatorSettings(host, population, history, other, clock);
    }
}
