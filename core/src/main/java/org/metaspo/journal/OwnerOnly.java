package org.metaspo.journal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that nobody but their owner can read: prompts, data and answers may hold what others must not see. */
public final class OwnerOnly {
    private static final String FILE = "rw-------";
    private static final String FOLDER = "rwx------";

    private OwnerOnly() {}

    /** Makes an empty file; one that is there keeps what it holds, and is closed to others. */
    public static void create(Path file) throws IOException {
        try {
            Files.createFile(file, mode(file, FILE));
        } catch (FileAlreadyExistsException e) {
            if (isPosix(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
            }
        }
    }

    /** Makes a folder, and those above it that are missing. One that is there already is left as it is. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, mode(folder, FOLDER));
    }

    private static FileAttribute<?>[] mode(Path path, String mode) throws IOException {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    /** Other file systems, such as those of Windows, go by the rights of the folder. */
    private static boolean isPosix(Path path) throws IOException {
        Path there = path.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Files.getFileStore(there).supportsFileAttributeView(PosixFileAttributeView.class);
    }
}
