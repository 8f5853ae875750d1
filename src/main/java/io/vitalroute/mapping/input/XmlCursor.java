package io.vitalroute.mapping.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.exc.WstxIOException;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * Moves over the elements and texts of an XML document. Entities other than the five of XML itself are refused (M106);
 * whatever the parser complains about becomes a problem that names only the place.
 */
final class XmlCursor implements Closeable {
    private final XMLStreamReader reader;
    private final Reader text;

    private XmlCursor(XMLStreamReader reader, Reader text) {
        this.reader = reader;
        this.text = text;
    }

    /** Woodstox, whatever other parser is on the class path, with everything off that reaches outside the document. */
    static XMLInputFactory factory(Limits limits) {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(WstxInputProperties.P_ALLOW_XML11_ESCAPED_CHARS_IN_XML10, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth());
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, limits.itemWeight());
        return factory;
    }

    static XmlCursor of(XMLInputFactory factory, Reader text) throws IOException {
        try {
            return new XmlCursor(factory.createXMLStreamReader(text), text);
        } catch (XMLStreamException e) {
            throw translate(e);
        }
    }

    /** Moves to the next start, end or text; returns one of {@link XMLStreamConstants}. */
    int next() throws IOException {
        while (true) {
            int event = guarded(reader::next);
            switch (event) {
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD -> throw entity(reader.getLocation());
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                default -> {
                    return event;
                }
            }
        }
    }

    /** Moves to the next child of the current element; false at the element's end. Texts are passed over. */
    boolean nextChild() throws IOException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /** Moves from the start of an element to its end. */
    void skip() throws IOException {
        for (int depth = 1; depth > 0; ) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    String name() {
        return reader.getLocalName();
    }

    int attributes() {
        return reader.getAttributeCount();
    }

    String attributeName(int index) {
        return reader.getAttributeLocalName(index);
    }

    String attribute(int index) {
        return reader.getAttributeValue(index);
    }

    /** The current text, empty where it is only the blanks between two elements. */
    String text() throws IOException {
        return guarded(() -> reader.isWhiteSpace() ? "" : reader.getText());
    }

    /** A problem at the current place. */
    Problem problem(ProblemCode code, String message) {
        return at(reader.getLocation(), code, message);
    }

    private static <T> T guarded(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (XMLStreamException e) {
            throw translate(e);
        } catch (WstxLazyException e) {
            if (e.getCause() instanceof XMLStreamException cause) {
                throw translate(cause);
            }
            throw e;
        }
    }

    /** An I/O fault is returned as it is; all others are thrown as problems. */
    private static IOException translate(XMLStreamException fault) {
        if (fault instanceof WstxIOException && fault.getNestedException() instanceof IOException cause) {
            return cause;
        }
        if (fault instanceof WstxEOFException) {
            throw new ProblemException(
                    at(fault.getLocation(), ProblemCode.M101_NOT_READABLE, "the XML ends in the middle")
                            .hint("the body was cut off; send it again"));
        }
        if (fault.getClass() == XMLStreamException.class) {
            throw new ProblemException(at(
                    fault.getLocation(),
                    ProblemCode.M103_TOO_LARGE,
                    "a text or attribute too long, or nested too deep"));
        }
        if (String.valueOf(fault.getMessage()).startsWith("Undeclared general entity")) {
            throw entity(fault.getLocation());
        }
        throw new ProblemException(
                at(fault.getLocation(), ProblemCode.M101_NOT_READABLE, "not well-formed XML from here on"));
    }

    private static ProblemException entity(Location location) {
        return new ProblemException(
                at(location, ProblemCode.M106_XML_FORBIDDEN, "an entity that XML itself does not have"));
    }

    private static Problem at(@Nullable Location location, ProblemCode code, String message) {
        Where where = location == null
                ? Where.of(Faults.PAYLOAD)
                : Where.file(Faults.PAYLOAD, location.getLineNumber(), location.getColumnNumber());
        return Problem.of(code, where, message);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private interface Step<T> {
        T run() throws XMLStreamException;
    }
}
