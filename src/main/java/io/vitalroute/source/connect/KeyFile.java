package io.vitalroute.source.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** A file with a keyset, which only its owner may read. */
public final class KeyFile {
    private KeyFile() {}

    /**
     * Makes one with a new key.
     *
     * @throws ProblemException where there is a file already: what its keys sealed could never be opened again
     */
    public static void make(Path file) {
        try {
            create(file, Keysets.fresh());
        } catch (FileAlreadyExistsException e) {
            throw problem(
                    file,
                    "there is a file already: without its keys nothing that they sealed can be opened",
                    "\"vitalroute keys rotate " + file + "\" adds a new key to it; or name another file");
        } catch (IOException e) {
            throw problem(file, "the file cannot be written", "see that this user may write there");
        }
    }

    /** Adds a new key, which seals from now on. The file is exchanged at once or not at all. */
    public static void rotate(Path file) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            String keyset = Keysets.rotated(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
            Files.deleteIfExists(fresh);
            create(fresh, keyset);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw problem(file, "there is no such file", "\"vitalroute keys new " + file + "\" makes one");
        } catch (IOException e) {
            throw problem(
                    file,
                    "the file cannot be exchanged",
                    "see that this user may write there; a mounted secret is exchanged where it is kept");
        }
    }

    private static void create(Path file, String keyset) throws IOException {
        boolean posix = file.toAbsolutePath()
                .getFileSystem()
                .supportedFileAttributeViews()
                .contains("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, keyset, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
    }

    private static ProblemException problem(Path file, String what, String hint) {
        return new ProblemException(Problem.of(ProblemCode.S409_KEY, Where.of(file.toString()), what)
                .hint(hint));
    }
}
