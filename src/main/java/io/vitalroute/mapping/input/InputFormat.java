package io.vitalroute.mapping.input;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What a body is written in, and what in it is an item. */
public sealed interface InputFormat {

    /**
     * JSON (RFC 8259) in UTF-8, UTF-16 or UTF-32.
     *
     * @param places the keys that lead to the items, empty for the root. An array there gives its elements, an object is
     *     itself the one item; nothing, null or an empty array on the way means no items; anything else is M105. Of several
     *     places, none of which leads through another, all are read, in the body's order; there only arrays hold items
     * @param series the key of an array in an item, in stretches of which a large item comes; null for none
     * @param alone an object at the root that lacks the first of the keys is itself the one item
     */
    record Json(List<List<String>> places, @Nullable String series, boolean alone) implements InputFormat {
        public Json {
            places = places.stream().map(List::copyOf).toList();
        }

        /** Items that come whole, only where the keys lead. */
        public Json(List<String> each) {
            this(List.of(each), null, false);
        }
    }

    /**
     * XML 1.0 in UTF-8, UTF-16 or UTF-32. An element becomes an object: its name under {@code _}, its attributes as
     * text, its children under their names and always as arrays, its own text under {@code #text}. Where an attribute
     * and a child have one name, the attribute is found under {@code @name}.
     *
     * @param items names of the children of the root that are items
     * @param ignored names of elements that are left out wherever they are, for what is large and never read
     */
    record Xml(Set<String> items, Set<String> ignored) implements InputFormat {
        public Xml {
            items = Set.copyOf(items);
            ignored = Set.copyOf(ignored);
        }
    }

    /**
     * CSV (RFC 4180) in UTF-8, UTF-16 or UTF-32 with a header row: each row becomes an object of texts.
     *
     * @param delimiter between two columns
     */
    record Csv(char delimiter) implements InputFormat {}

    /** JSON where the body begins with a bracket or a brace, else CSV; for archives that hold files of both. */
    record JsonOrCsv(Json json, Csv csv) implements InputFormat {}

    /** {@code application/x-www-form-urlencoded}: one object of texts; a repeated key gives an array of texts. */
    record Form() implements InputFormat {}

    /**
     * HL7 v2 in ER7, observation reports (ORU): each OBR is an item with its observations, its patient and the header, as
     * docs/mapping-reference.md shows.
     */
    record Hl7() implements InputFormat {}

    /**
     * FHIR R4 in JSON: a Bundle's resources are the items, or the one resource that the body is. Where a resource refers to
     * another one of its Bundle or to a contained one, that stands beside the reference under {@code resource}.
     */
    record Fhir() implements InputFormat {}

    /**
     * A zip archive, or the inner format as it is: a body that is no archive is read as {@code inner}.
     *
     * @param entries which entries to read: {@code *.xml !*_cda.xml}. Words are separated by blanks; {@code *} stands
     *     for any characters, slashes too; a word after {@code !} excludes
     * @param inner what the entries are written in
     */
    record Zip(String entries, InputFormat inner) implements InputFormat {
        public Zip {
            if (inner instanceof Zip) {
                throw new IllegalArgumentException("a zip in a zip is not read");
            }
        }
    }
}
