package io.vitalroute.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which files a folder holds for people. */
class FilesBelowTest {
    @TempDir
    private Path folder;

    @Test
    void links_to_files_and_folders_are_followed_and_what_is_hidden_counts_once_or_not_at_all() throws IOException {
        file("..2026_01/a.yaml");
        file("..2026_01/deep/b.yaml");
        file(".hidden");
        file("plain.yaml");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_01"));
        Files.createSymbolicLink(folder.resolve("a.yaml"), Path.of("..data/a.yaml"));
        Files.createSymbolicLink(folder.resolve("deep"), Path.of("..data/deep"));

        assertThat(names()).containsExactly("a.yaml", "deep/b.yaml", "plain.yaml");
    }

    @Test
    void a_link_in_a_circle_and_one_to_nowhere_are_left_out() throws IOException {
        file("sub/a.yaml");
        Files.createSymbolicLink(folder.resolve("sub/again"), folder);
        Files.createSymbolicLink(folder.resolve("gone.yaml"), Path.of("nowhere"));

        assertThat(names()).containsExactly("sub/a.yaml");
    }

    @Test
    void a_folder_that_is_hidden_itself_may_be_looked_at() throws IOException {
        file(".own/a.yaml");

        assertThat(FilesBelow.of(folder.resolve(".own"))).hasSize(1);
    }

    @Test
    void a_folder_that_is_not_there_is_a_fault() {
        assertThatThrownBy(() -> FilesBelow.of(folder.resolve("nowhere"))).isInstanceOf(NoSuchFileException.class);
    }

    private void file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    private List<String> names() throws IOException {
        return FilesBelow.of(folder).stream()
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .toList();
    }
}
