package io.vitalroute.canary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A line that holds a mark.
 *
 * @param at the file's name and the line's number
 */
record Leak(String at, String line) {
    private static final int SHOWN = 240;

    /** One paragraph for each test class and logger, with the first of its lines. */
    static String report(List<Leak> leaks) {
        Map<String, List<Leak>> places =
                leaks.stream().collect(Collectors.groupingBy(Leak::place, LinkedHashMap::new, Collectors.toList()));
        return places.entrySet().stream()
                .map(place -> place.getKey() + ": " + place.getValue().size() + ", first "
                        + place.getValue().get(0).shown())
                .collect(Collectors.joining("\n"));
    }

    /** Test class and logger; of a line that another process wrote, its file. */
    private String place() {
        String[] parts = line.split(" \\| ", 3);
        return parts.length == 3 ? parts[0] + ", " + parts[1] : at.substring(0, at.indexOf(':'));
    }

    private String shown() {
        return at + " " + line.substring(0, Math.min(line.length(), SHOWN));
    }
}
