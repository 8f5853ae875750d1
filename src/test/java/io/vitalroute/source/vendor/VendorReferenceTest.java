package io.vitalroute.source.vendor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.vitalroute.GoldenFile;
import io.vitalroute.config.Settings;
import io.vitalroute.config.SpecReference;
import io.vitalroute.config.SpecSchema;
import io.vitalroute.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** The reference page and the schema say what the spec says, and the page's example is right. */
class VendorReferenceTest {
    private static final Path PAGE = Path.of("docs/vendor-reference.md");
    private static final String MARK = "-Dgolden.update=true -->\n";

    @Test
    void the_page_is_what_the_spec_says() throws IOException {
        String page = Files.readString(PAGE);
        String written = page.substring(0, page.indexOf(MARK) + MARK.length());
        GoldenFile.check(PAGE.toString(), written + "\n" + SpecReference.markdown(VendorSpec.VENDOR));
    }

    @Test
    void the_schema_is_what_the_spec_says() {
        GoldenFile.check("docs/schema/vendor.schema.json", SpecSchema.json(VendorSpec.VENDOR));
    }

    @Test
    void the_page_names_every_format() throws IOException {
        assertThat(BlankFormat.words()).allMatch(word -> read().contains("| `" + word + "` |"));
    }

    @Test
    void the_example_of_the_page_is_right() throws IOException {
        String page = read();
        int start = page.indexOf("```yaml\n") + 8;
        List<Problem> problems = new ArrayList<>();
        Vendor vendor = VendorFile.read(
                "acme.vendor.yaml", page.substring(start, page.indexOf("```", start)), Settings.of(Map.of()), problems);
        assertThat(problems).isEmpty();
        assertThat(vendor.feeds()).containsOnlyKeys("measures", "days/sleep", "days/activity");
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
