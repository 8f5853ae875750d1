package io.vitalroute.mapping.input;

import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Supplier;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import io.vitalroute.problem.ProblemCode;

/** The rows of a CSV text. Whatever the parser complains about becomes a problem that names only the line. */
final class CsvRows implements Closeable {
    private final CSVParser parser;
    private final Budget budget;
    private final Iterator<CSVRecord> rows;
    private int line = 1;

    CsvRows(Reader text, CSVFormat format, int longest) throws IOException {
        this.budget = new Budget(text, longest);
        this.parser = CSVParser.builder().setReader(budget).setFormat(format).get();
        this.rows = parser.iterator();
    }

    boolean hasNext() throws IOException {
        line = (int) Math.min(Integer.MAX_VALUE, parser.getCurrentLineNumber() + 1);
        budget.renew();
        return guarded(rows::hasNext);
    }

    CSVRecord next() throws IOException {
        return guarded(rows::next);
    }

    /** The line that the current row begins on. */
    int line() {
        return line;
    }

    private <T> T guarded(Supplier<T> step) throws IOException {
        try {
            return step.get();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw Faults.at(ProblemCode.M101_NOT_READABLE, line, 1, "quotes that CSV does not allow");
            }
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Ends a row that never ends: without it, one missing quote would draw all the rest into memory. */
    private final class Budget extends FilterReader {
        private final int longest;
        private long taken;

        Budget(Reader in, int longest) {
            super(in);
            this.longest = longest;
        }

        void renew() {
            taken = 0;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            if (taken > longest) {
                throw Faults.at(ProblemCode.M103_TOO_LARGE, line, 1, "a row of more than " + longest + " characters");
            }
            int count = super.read(target, offset, length);
            taken += Math.max(count, 0);
            return count;
        }
    }
}
