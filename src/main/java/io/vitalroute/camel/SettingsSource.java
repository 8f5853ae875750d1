package io.vitalroute.camel;

import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Settings;

/** Settings as {@code {{fhir.url}}} in route files. */
record SettingsSource(Settings settings) implements PropertiesSource {
    @Override
    public String getName() {
        return "settings";
    }

    @Override
    public @Nullable String getProperty(String name) {
        return settings.find(name).orElse(null);
    }
}
