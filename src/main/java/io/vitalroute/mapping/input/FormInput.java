package io.vitalroute.mapping.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Body;

/**
 * A form ({@code application/x-www-form-urlencoded}, WHATWG URL, section 5.1), except that a broken percent sequence and
 * bytes that are not UTF-8 are problems here and not replacement characters. The form is the one item.
 */
final class FormInput implements Input {
    private final int longest;

    FormInput(Limits limits) {
        this.longest = limits.itemWeight();
    }

    @Override
    public void read(Body body, ItemHandler handler) throws IOException {
        byte[] bytes;
        try (InputStream in = body.open()) {
            bytes = in.readNBytes(longest + 1);
        }
        if (bytes.length > longest) {
            throw Faults.of(ProblemCode.M103_TOO_LARGE, "", "a form of more than " + longest + " bytes");
        }
        ObjectNode form = JsonTree.NODES.objectNode();
        for (int start = 0, end; start < bytes.length; start = end + 1) {
            end = find((byte) '&', bytes, start, bytes.length);
            if (end > start) {
                field(form, bytes, start, end);
            }
        }
        handler.item(form, form, "");
    }

    private static void field(ObjectNode form, byte[] bytes, int start, int end) {
        int equals = find((byte) '=', bytes, start, end);
        String key = decode(bytes, start, equals);
        String value = equals == end ? "" : decode(bytes, equals + 1, end);
        JsonNode present = form.get(key);
        if (present == null) {
            form.put(key, value);
        } else if (present instanceof ArrayNode values) {
            values.add(value);
        } else {
            form.putArray(key).add(present).add(value);
        }
    }

    private static String decode(byte[] bytes, int start, int end) {
        ByteBuffer plain = ByteBuffer.allocate(end - start);
        for (int i = start; i < end; i++) {
            if (bytes[i] == '%') {
                plain.put((byte) hex(bytes, i, end));
                i += 2;
            } else {
                plain.put(bytes[i] == '+' ? (byte) ' ' : bytes[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(plain.flip()).toString();
        } catch (CharacterCodingException e) {
            throw fault(ProblemCode.M104_CHARSET, start, "the field does not decode to UTF-8 text");
        }
    }

    private static int hex(byte[] bytes, int percent, int end) {
        int high = percent + 2 < end ? Character.digit(bytes[percent + 1], 16) : -1;
        int low = percent + 2 < end ? Character.digit(bytes[percent + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw fault(ProblemCode.M101_NOT_READABLE, percent, "a % without two hexadecimal digits");
        }
        return high << 4 | low;
    }

    private static ProblemException fault(ProblemCode code, int index, String message) {
        return Faults.at(code, 1, index + 1, message);
    }

    private static int find(byte wanted, byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
