package io.vitalroute.sandbox.vendor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A payload with named gaps, written {@code ${name}}; it lies beside this class as a resource. */
final class Template {
    private static final Pattern GAP = Pattern.compile("\\$\\{(\\w+)}");

    private Template() {}

    /** Fills all gaps; a gap without a value, or a value without a gap, is a mistake. */
    static byte[] fill(String name, Map<String, Object> values) {
        Set<String> unused = new HashSet<>(values.keySet());
        String text = GAP.matcher(read(name)).replaceAll(gap -> {
            Object value = values.get(gap.group(1));
            if (value == null) {
                throw new IllegalStateException(name + " has a gap \"" + gap.group(1) + "\" without a value");
            }
            unused.remove(gap.group(1));
            return Matcher.quoteReplacement(value.toString());
        });
        if (!unused.isEmpty()) {
            throw new IllegalStateException(name + " has no gaps " + unused);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no template " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
