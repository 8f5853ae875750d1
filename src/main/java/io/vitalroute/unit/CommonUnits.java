package io.vitalroute.unit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The units that wearables use, as {@link Library} resolves them, so that the UCUM definitions need not be read at start.
 * The file is made from the library by its own test, and is never edited but for the first column.
 */
final class CommonUnits {
    private static final Map<String, Unit> UNITS = load();

    private CommonUnits() {}

    static @Nullable Unit find(String code) {
        return UNITS.get(code);
    }

    static Map<String, Unit> all() {
        return UNITS;
    }

    /** {@code code<TAB>scale<TAB>origin<TAB>dimension}. */
    static String line(Unit unit) {
        return String.join(
                "\t", unit.code(), unit.scale().toString(), unit.origin().toString(), unit.dimension() + "");
    }

    private static Unit parse(String line) {
        String[] cells = line.split("\t", -1);
        return new Unit(
                cells[0],
                Ratio.parse(cells[1]),
                Ratio.parse(cells[2]),
                Dimension.parse(cells[3]),
                Annotations.of(cells[0]));
    }

    private static Map<String, Unit> load() {
        Map<String, Unit> units = new HashMap<>();
        try (InputStream in = CommonUnits.class.getResourceAsStream("common-units.tsv")) {
            if (in == null) {
                throw new IllegalStateException("common-units.tsv is missing from the jar");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(CommonUnits::parse)
                    .forEach(unit -> units.put(unit.code(), unit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(units);
    }
}
