package io.vitalroute.config;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The files below a folder as people see them: symbolic links are followed, and what is hidden, by a name that begins with
 * a full stop, is left out. So a folder that Kubernetes mounts from a ConfigMap holds each file once: its names are links
 * through {@code ..data} into a hidden folder that is exchanged as a whole.
 */
public final class FilesBelow {
    private FilesBelow() {}

    /** In order of their paths, which are those of the links where there are links; what vanishes meanwhile is left out. */
    public static List<Path> of(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(folder, found));
        found.sort(null);
        return found;
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> found;

        Visitor(Path root, List<Path> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(root) || !isHidden(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isHidden(file)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
            boolean isGone = fault instanceof NoSuchFileException && !file.equals(root);
            if (isGone || fault instanceof FileSystemLoopException) {
                return FileVisitResult.CONTINUE;
            }
            throw fault;
        }

        private static boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }
    }
}
