package io.vitalroute.durable;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import io.vitalroute.Main;

/**
 * The engine as jars with an archive of loaded classes, as the launcher starts it, made of the classes under test: so that
 * it starts in a second and can be killed many times.
 */
final class EngineFiles {
    private static final List<String> QUICK =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Xshare:auto", "-Xlog:disable");
    private final String classPath;
    private final Path archive;

    private EngineFiles(String classPath, Path archive) {
        this.classPath = classPath;
        this.archive = archive;
    }

    /** Made when the first test wants them. */
    static EngineFiles shared() {
        return Holder.FILES;
    }

    /** The command that runs the engine with the routes and mappings of this project. */
    List<String> command() {
        return command("-XX:SharedArchiveFile=" + archive);
    }

    private List<String> command(String option) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK);
        command.add(option);
        command.add("-Dvitalroute.home=" + Path.of("").toAbsolutePath());
        command.addAll(List.of("-cp", classPath, Main.class.getName(), "run"));
        return command;
    }

    private static EngineFiles make() {
        try {
            Path folder = Files.createTempDirectory("vitalroute-engine");
            folder.toFile().deleteOnExit();
            Path jar = folder.resolve("vitalroute.jar");
            pack(
                    Path.of(Main.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()),
                    jar);
            List<String> path = new ArrayList<>(List.of(jar.toString()));
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(part -> part.endsWith(".jar"))
                    .forEach(path::add);
            EngineFiles files =
                    new EngineFiles(String.join(File.pathSeparator, path), folder.resolve("vitalroute.jsa"));
            files.warmUp(folder);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One run to its orderly end; the archive is written then. */
    private void warmUp(Path folder) throws IOException {
        List<String> command = command("-XX:ArchiveClassesAtExit=" + archive);
        Map<String, String> settings = Map.of(
                "STORE_URL", "sqlite:" + folder.resolve("warm-up.db"),
                "FHIR_ENABLED", "true",
                "FHIR_URL", "http://127.0.0.1:9/fhir");
        EngineProcess engine = EngineProcess.start(command, settings);
        engine.awaitUp();
        engine.stop(Duration.ofSeconds(60));
        archive.toFile().deleteOnExit();
    }

    private static void pack(Path classes, Path jar) throws IOException {
        jar.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            zip.setLevel(0);
            for (Path file : files.skip(1).toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                zip.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, zip);
                }
                zip.closeEntry();
            }
        }
    }

    private static final class Holder {
        static final EngineFiles FILES = make();
    }
}
