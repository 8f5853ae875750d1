package io.vitalroute.mapping.input;

import java.io.IOException;
import java.io.Reader;

/**
 * An XML text made fit for a strict parser, in a stream: its document type declaration is blanked ({@link XmlProlog}),
 * and characters that XML 1.0 (section 2.2) forbids become U+FFFD, the sign for a character that could not be kept. They
 * are not left out: a number with one inside must not become another number. Lines and columns stay as they were.
 */
final class XmlText extends Reader {
    private static final char REPLACEMENT = '\uFFFD';

    private final Reader rest;
    private final StringBuilder prolog;
    private int given;

    XmlText(Reader text) throws IOException {
        this.rest = text;
        this.prolog = XmlProlog.of(text);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = given < prolog.length() ? fromProlog(target, offset, length) : rest.read(target, offset, length);
        int end = offset + count;
        for (int i = offset; i < end; i++) {
            char c = target[i];
            if (c < ' ' ? c != '\n' && c != '\r' && c != '\t' : c >= '\uFFFE') {
                target[i] = REPLACEMENT;
            }
        }
        return count;
    }

    private int fromProlog(char[] target, int offset, int length) {
        int count = Math.min(length, prolog.length() - given);
        prolog.getChars(given, given + count, target, offset);
        given += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        rest.close();
    }
}
