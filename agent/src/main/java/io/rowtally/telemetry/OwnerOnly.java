package io.rowtally.telemetry;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Makes files and directories that only the application's account can read: 0700 and 0600, or an access list on Windows.
 * A file is born with its rights, so there is no moment in which another account could open it. Runs on agent threads.
 */
final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Makes the file if it is not there; takes others' rights from a regular file that is. */
    static void createFile(Path path) throws IOException {
        try {
            if (isPosix(path)) {
                Files.createFile(path, PosixFilePermissions.asFileAttribute(FILE));
            } else {
                Files.createFile(path);
                setAccessList(path);
            }
        } catch (FileAlreadyExistsException e) {
            restrict(path);
        }
    }

    /**
     * Makes the directory and its missing parents. The rights of a directory that is there already are its owner's
     * decision and stay: {@code log.dir} may name one that others use too.
     */
    static void createDirectories(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        if (isPosix(path)) {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(DIRECTORY));
        } else {
            Files.createDirectories(path);
            setAccessList(path);
        }
    }

    /** True if accounts other than the owner can look into this directory or file or write there; false where unknown. */
    static boolean isOpenToOthers(Path path) throws IOException {
        return isPosix(path) && !DIRECTORY.containsAll(Files.getPosixFilePermissions(path));
    }

    /** A stream into a new or emptied file, which an interrupt of the thread does not close. */
    static FileOutputStream write(Path path) throws IOException {
        createFile(path);
        return new FileOutputStream(path.toFile());
    }

    /**
     * Puts a file there in one step, in place of one of that name: a reader sees the old content or the new, after a loss of power
     * too. Where it fails nothing is left of the new one.
     */
    static void replace(Path path, byte[] content) throws IOException {
        Path temporary = path.resolveSibling("." + path.getFileName() + ".tmp");
        try (FileOutputStream out = write(temporary)) {
            out.write(content);
            out.getFD().sync();
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A device or a pipe behind a symbolic link is left alone. */
    private static void restrict(Path path) throws IOException {
        if (isPosix(path) && Files.isRegularFile(path) && !FILE.containsAll(Files.getPosixFilePermissions(path))) {
            Files.setPosixFilePermissions(path, FILE);
        }
    }

    private static void setAccessList(Path path) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view == null) {
            return;
        }
        AclEntry.Builder entry = AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(view.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class));
        if (Files.isDirectory(path)) {
            entry.setFlags(AclEntryFlag.DIRECTORY_INHERIT, AclEntryFlag.FILE_INHERIT);
        }
        view.setAcl(Collections.singletonList(entry.build()));
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
