package io.github.junitsmtp.internal.store;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A temporary folder. Each file is deleted once nothing can read it, and the folder after its last file. */
final class TemporaryFolder {

    private static final Cleaner CLEANER = Cleaner.create();
    private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> FOLDERS.forEach(TemporaryFolder::deleteAll), "junit-smtp-cleanup"));
    }

    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    static TemporaryFolder create() throws IOException {
        Path path = Files.createTempDirectory("junit-smtp-");
        FOLDERS.add(path);
        TemporaryFolder folder = new TemporaryFolder(path);
        CLEANER.register(folder, () -> deleteAll(path));
        return folder;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Deletes a file once its reader is unreachable. */
    void deleteWith(Object reader, Path file) {
        CLEANER.register(reader, () -> delete(file));
    }

    private static void deleteAll(Path folder) {
        FOLDERS.remove(folder);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            left.forEach(TemporaryFolder::delete);
        } catch (IOException | DirectoryIteratorException e) {
            return; // another program has deleted it
        }
        delete(folder);
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return; // the remaining files are in the system's temporary folder, which others clean up
        }
    }
}
