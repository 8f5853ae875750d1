package io.vitalroute.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import io.vitalroute.identity.Links.Link;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** A CSV file of links: source, account, patient and, if wanted, zone. All of it or nothing. */
final class LinkFile {
    private static final List<String> COLUMNS = List.of("source", "account", "patient");

    private LinkFile() {}

    static List<Link> read(Path file, Instant since, List<Problem> problems) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        List<Link> links = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, format)) {
            for (String column : COLUMNS) {
                if (!parser.getHeaderNames().contains(column)) {
                    problems.add(Problem.of(
                                    ProblemCode.C104_MISSING_KEY,
                                    Where.file(file.toString(), 1, 1),
                                    "no column \"" + column + "\"")
                            .hint("the first line names the columns: source,account,patient,zone"));
                }
            }
            if (problems.isEmpty()) {
                parser.forEach(row -> row(file, row, parser.getCurrentLineNumber(), since, links, problems));
            }
        } catch (NoSuchFileException e) {
            problems.add(Problem.of(ProblemCode.C111_NOT_FOUND, Where.of(file.toString()), "there is no such file"));
        } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
            problems.add(Problem.of(
                    ProblemCode.C111_NOT_FOUND, Where.of(file.toString()), "cannot be read as CSV in UTF-8"));
        }
        return links;
    }

    private static void row(
            Path file, CSVRecord row, long line, Instant since, List<Link> links, List<Problem> problems) {
        Where where = Where.file(file.toString(), (int) line, 1);
        for (String column : COLUMNS) {
            if (!row.isSet(column) || row.get(column).isBlank()) {
                problems.add(Problem.of(ProblemCode.C107_EMPTY, where, "no " + column + " on this line"));
                return;
            }
        }
        try {
            String zone = row.isMapped("zone") && row.isSet("zone") ? row.get("zone") : null;
            links.add(AccountsCommand.link(
                    row.get("source"),
                    row.get("account"),
                    List.of(row.get("patient").split("\\s+")),
                    zone,
                    where,
                    since));
        } catch (ProblemException e) {
            Problem problem = e.first();
            problems.add(new Problem(problem.code(), problem.message(), where, problem.hint()));
        }
    }
}
