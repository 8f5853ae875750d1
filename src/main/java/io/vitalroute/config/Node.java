package io.vitalroute.config;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Where;

/** A piece of a YAML file with its place. Text is kept as written: nothing is turned into a number or a date here. */
public sealed interface Node {
    /** Where it starts. */
    Where at();

    /** {@code text}, {@code list} or {@code map}, for messages. */
    String kind();

    /**
     * A scalar as written.
     *
     * @param text without quotes
     * @param quoted whether it stood in quotes or as a block, and so is text even where it looks like something else
     */
    record Text(String text, boolean quoted, Where at) implements Node {
        @Override
        public String kind() {
            return "text";
        }

        /** {@code ~}, {@code null} or nothing after the colon. */
        public boolean isNull() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    /** A sequence. */
    record Items(List<Node> items, Where at) implements Node {
        @Override
        public String kind() {
            return "list";
        }
    }

    /** A mapping, in the order of the file. Duplicate keys are reported when the file is read; the first one stays. */
    record Fields(Map<String, Field> fields, Where at) implements Node {
        @Override
        public String kind() {
            return "map";
        }

        /** The value of a key, or null where it is absent. */
        public @Nullable Node get(String key) {
            Field field = fields.get(key);
            return field == null ? null : field.value();
        }
    }

    /** A key with its own place and its value. */
    record Field(String key, Where at, Node value) {}
}
