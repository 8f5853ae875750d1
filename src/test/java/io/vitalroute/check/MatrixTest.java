package io.vitalroute.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.CommandRun;
import io.vitalroute.GoldenFile;

import static org.assertj.core.api.Assertions.assertThat;

class MatrixTest {
    private static final String START = "<!-- matrix: made by ./vitalroute matrix -->\n";
    private static final String END = "<!-- end of matrix -->";

    @ParameterizedTest
    @CsvSource({"docs/coverage.md, matrix", "README.md, matrix --marks"})
    void the_page_shows_what_the_mapping_files_say(String file, String command) throws IOException {
        CommandRun run = CommandRun.of(command.split(" "));
        String page = Files.readString(Path.of(file));

        assertThat(run.code()).isZero();
        assertThat(page).contains(START, END);
        GoldenFile.check(
                file,
                page.substring(0, page.indexOf(START) + START.length())
                        + "\n"
                        + run.out()
                        + "\n"
                        + page.substring(page.indexOf(END)));
    }
}
