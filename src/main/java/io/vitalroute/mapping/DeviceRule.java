package io.vitalroute.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.cell.Texts;
import io.vitalroute.reading.Device;

/** How the device is read; null for what the mapping does not say. */
record DeviceRule(
        @Nullable Cell id,
        @Nullable Cell manufacturer,
        @Nullable Cell model,
        @Nullable Cell name,
        @Nullable Cell version,
        @Nullable Cell type) {

    /** The device, or null where the payload says neither id, model nor name: a maker alone is no device. */
    @Nullable
    Device read(Scope scope) {
        String idText = text(id, scope);
        String modelText = text(model, scope);
        String nameText = text(name, scope);
        if (idText == null && modelText == null && nameText == null) {
            return null;
        }
        return new Device(
                idText, text(manufacturer, scope), modelText, nameText, text(version, scope), text(type, scope));
    }

    private static @Nullable String text(@Nullable Cell cell, Scope scope) {
        JsonNode node = cell == null ? null : cell.value(scope);
        String text = node == null ? "" : Texts.of(node).strip();
        return text.isEmpty() ? null : text;
    }
}
