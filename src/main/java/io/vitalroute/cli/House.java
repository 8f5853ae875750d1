package io.vitalroute.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;

import io.vitalroute.camel.Engine;
import io.vitalroute.config.Settings;
import io.vitalroute.mapping.Mappings;
import io.vitalroute.reading.Metrics;
import io.vitalroute.source.connect.ConnectParts;
import io.vitalroute.store.Store;

/** What commands need of the other rooms; the composition root gives it, each part made when it is first asked for. */
public interface House {
    /** The folder that holds {@code routes}, {@code mappings} and {@code vitalroute.properties}. */
    Path home();

    Settings settings();

    Clock clock();

    PrintStream out();

    PrintStream err();

    /** The catalogue {@code mappings/metrics.yaml}; throws with its findings where it is wrong. */
    Metrics metrics();

    /** All mappings below {@code mappings}; throws with their findings where one is wrong. */
    Mappings mappings();

    /** The store of the own settings, for a tool beside a running engine; the caller closes it. */
    default Store store() {
        return store(settings());
    }

    /** The store of these settings. */
    Store store(Settings settings);

    /** What connecting patients' accounts stands on, over a store that stays the caller's; throws with the findings of vendor files. */
    ConnectParts connecting(Store store);

    /** A running engine with these settings instead of the own ones; closing it closes its store. */
    Engine start(Settings settings);
}
