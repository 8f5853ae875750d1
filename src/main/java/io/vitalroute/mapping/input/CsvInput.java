package io.vitalroute.mapping.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Body;

/**
 * CSV with a header row, in one pass, one row in memory at a time. A row's pointer counts the rows after the header from
 * 0; a row with more or fewer columns than the header is a problem of its own. Empty lines are no rows.
 */
final class CsvInput implements Input {
    private final CSVFormat format;
    private final Limits limits;

    CsvInput(InputFormat.Csv format, Limits limits) {
        this.format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(format.delimiter())
                .setIgnoreEmptyLines(true)
                .get();
        this.limits = limits;
    }

    @Override
    public void read(Body body, ItemHandler handler) throws IOException {
        try (InputStream in = body.open();
                CsvRows rows = new CsvRows(new StrictReader(in), format, limits.itemWeight())) {
            if (rows.hasNext()) {
                rows(rows, header(rows.next()), handler);
            }
        }
    }

    private static void rows(CsvRows rows, List<String> header, ItemHandler handler) throws IOException {
        ObjectNode payload = JsonTree.NODES.objectNode();
        header.forEach(payload.putArray("columns")::add);
        boolean more = true;
        for (int index = 0; more && rows.hasNext(); index++) {
            CSVRecord row = rows.next();
            more = row.size() == header.size()
                    ? handler.item(item(header, row), payload, "/" + index)
                    : handler.problem(columns(row.size(), header.size(), rows.line(), index));
        }
    }

    private static List<String> header(CSVRecord row) {
        List<String> names = row.stream().map(String::strip).toList();
        Set<String> known = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty()) {
                throw Faults.at(ProblemCode.M101_NOT_READABLE, 1, 1, "a column of the header has no name");
            }
            if (!known.add(name)) {
                throw Faults.at(ProblemCode.M102_DUPLICATE_KEY, 1, 1, "two columns of the header have one name");
            }
        }
        return names;
    }

    private static ObjectNode item(List<String> header, CSVRecord row) {
        ObjectNode item = JsonTree.NODES.objectNode();
        Iterator<String> values = row.iterator();
        header.forEach(name -> item.put(name, values.next()));
        return item;
    }

    private static Problem columns(int found, int expected, int line, int index) {
        return Problem.of(
                ProblemCode.M108_COLUMNS,
                new Where(Faults.PAYLOAD, line, 1, "/" + index),
                "the row has " + found + " columns, the header " + expected);
    }
}
