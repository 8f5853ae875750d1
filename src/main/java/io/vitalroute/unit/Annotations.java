package io.vitalroute.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts in braces of a unit code, which UCUM gives no meaning but people do. */
final class Annotations {
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");

    private Annotations() {}

    static List<String> of(String code) {
        List<String> found = new ArrayList<>();
        Matcher matcher = BRACES.matcher(code);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return List.copyOf(found);
    }
}
