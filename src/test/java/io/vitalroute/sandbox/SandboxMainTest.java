package io.vitalroute.sandbox;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxMainTest {
    @TempDir
    Path directory;

    @Test
    @Timeout(120)
    void a_process_of_its_own_writes_down_what_it_takes_and_ends_with_its_input() throws Exception {
        Path file = directory.resolve("taken.tsv");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.vitalroute.sandbox.SandboxMain",
                        "--sink=0",
                        "--hl7=0",
                        "--ledger=" + file)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Matcher ready = Pattern.compile("ready sink=(\\S+) hl7=127\\.0\\.0\\.1:(\\d+)")
                    .matcher(out.readLine());
            assertThat(ready.matches()).isTrue();
            String observation =
                    "{\"resourceType\":\"Observation\",\"identifier\":[{\"system\":\"urn:x\",\"value\":\"1\"}]}";
            assertThat(Client.patient()
                            .post(URI.create(ready.group(1) + "/Observation"), observation)
                            .statusCode())
                    .isEqualTo(201);
            assertThat(Ledger.read(file)).containsExactly(new Ledger.Line("fhir", "Observation/1", 1, "urn:x|1"));
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
