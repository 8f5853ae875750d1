package io.vitalroute.mapping.input;

import java.io.IOException;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vitalroute.problem.ProblemCode;

/**
 * What stands before the root element (XML 1.0, section 2.8), without its document type declaration. Apple's exports
 * carry one inline, in some versions a malformed one; nothing in it is wanted. So it is overwritten with blanks, line
 * ends apart, and never parsed. One that declares an entity is refused.
 */
final class XmlProlog {
    private static final int LONGEST = 1 << 20;
    private static final Pattern DOCTYPE_HEAD = Pattern.compile("\"[^\"]*\"|'[^']*'|[\\[>]");
    private static final Pattern SUBSET_END = Pattern.compile("(?s)<!--.*?-->|\\]\\s*>");

    private final StringBuilder text = new StringBuilder();
    private boolean insideDoctype;

    private XmlProlog() {}

    /** Reads up to the root element and a little beyond. */
    static StringBuilder of(Reader in) throws IOException {
        XmlProlog prolog = new XmlProlog();
        char[] buffer = new char[1 << 14];
        while (!prolog.complete()) {
            int count = in.read(buffer, 0, buffer.length);
            if (count < 0) {
                prolog.mustNotEndInside();
                break;
            }
            prolog.text.append(buffer, 0, count);
            if (prolog.text.length() > LONGEST) {
                throw Faults.of(
                        ProblemCode.M103_TOO_LARGE, "", "more than " + LONGEST + " characters before the root element");
            }
        }
        return prolog.text;
    }

    /** Whether the root element has been reached; blanks the declaration on the way. */
    private boolean complete() {
        int at = text.indexOf("<");
        while (at >= 0 && at + "<!DOCTYPE".length() <= text.length()) {
            int end;
            if (starts(at, "<?")) {
                end = after("?>", at + 2);
            } else if (starts(at, "<!--")) {
                end = after("-->", at + 4);
            } else if (starts(at, "<!DOCTYPE")) {
                end = doctypeEnd(at + "<!DOCTYPE".length());
                insideDoctype = end < 0;
                blank(at, end);
            } else {
                return true;
            }
            at = end < 0 ? -1 : text.indexOf("<", end);
        }
        return false;
    }

    private void mustNotEndInside() {
        if (insideDoctype) {
            throw Faults.of(ProblemCode.M101_NOT_READABLE, "", "the XML ends inside its document type declaration");
        }
    }

    private int doctypeEnd(int from) {
        Matcher head = DOCTYPE_HEAD.matcher(text).region(from, text.length());
        while (head.find()) {
            char found = text.charAt(head.start());
            if (found == '>') {
                return head.end();
            }
            if (found == '[') {
                return subsetEnd(head.end());
            }
        }
        return -1;
    }

    private int subsetEnd(int from) {
        Matcher end = SUBSET_END.matcher(text).region(from, text.length());
        while (end.find()) {
            if (text.charAt(end.start()) == ']') {
                return end.end();
            }
        }
        return -1;
    }

    private void blank(int from, int end) {
        for (int i = from; i < end; i++) {
            if (starts(i, "<!ENTITY")) {
                throw Faults.of(ProblemCode.M106_XML_FORBIDDEN, "", "the document type declares an entity");
            }
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }

    private boolean starts(int at, String word) {
        return at + word.length() <= text.length() && text.indexOf(word, at) == at;
    }

    private int after(String word, int from) {
        int at = text.indexOf(word, from);
        return at < 0 ? -1 : at + word.length();
    }
}
