package io.vitalroute.mapping.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Body;

/**
 * XML in one pass, one item in memory at a time. An item's pointer counts the items of its name from 0, as in the tree
 * that the whole document would be: {@code /Record/12344}.
 */
final class XmlInput implements Input {
    private final Set<String> items;
    private final Set<String> ignored;
    private final Limits limits;
    private final XMLInputFactory factory;

    XmlInput(InputFormat.Xml format, Limits limits) {
        this.items = format.items();
        this.ignored = format.ignored();
        this.limits = limits;
        this.factory = XmlCursor.factory(limits);
    }

    @Override
    public void read(Body body, ItemHandler handler) throws IOException {
        try (InputStream in = body.open();
                XmlCursor cursor = XmlCursor.of(factory, new XmlText(new StrictReader(in)))) {
            cursor.nextChild();
            new Reading(cursor, handler).children();
        }
    }

    private final class Reading {
        private final XmlCursor cursor;
        private final ItemHandler handler;
        private final Map<String, Integer> counts = new HashMap<>();
        private final XmlTree outside;
        private final ObjectNode payload;

        Reading(XmlCursor cursor, ItemHandler handler) {
            this.cursor = cursor;
            this.handler = handler;
            this.outside = new XmlTree(cursor, ignored, limits.outsideWeight());
            this.payload = outside.start();
        }

        void children() throws IOException {
            while (cursor.nextChild()) {
                String name = cursor.name();
                if (!items.contains(name)) {
                    other(name);
                } else if (!item("/" + name + "/" + (counts.merge(name, 1, Integer::sum) - 1))) {
                    return;
                }
            }
            cursor.nextChild();
        }

        private boolean item(String pointer) throws IOException {
            XmlTree tree = new XmlTree(cursor, ignored, limits.itemWeight());
            JsonNode item = tree.read();
            if (tree.tooLarge()) {
                return handler.problem(Faults.inside(pointer, tooLarge("an item that is")));
            }
            return handler.item(item, payload, pointer);
        }

        private void other(String name) throws IOException {
            if (!counts.isEmpty() || ignored.contains(name)) {
                cursor.skip();
                return;
            }
            XmlTree.append(payload, name, outside.read());
            if (outside.tooLarge()) {
                throw new ProblemException(tooLarge("what surrounds the items is"));
            }
        }

        private Problem tooLarge(String what) {
            return cursor.problem(ProblemCode.M103_TOO_LARGE, what + " too large to keep in memory");
        }
    }
}
