package io.rowtally.telemetry.seal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Seals the lines of one log, each with the MAC of the line before in it, in the order in which they are written. A line that
 * could not be written is sealed again, to the same bytes; only {@link #written()} goes on. The chain lives in memory while
 * the process does, so that a directory which was removed under it shows as a gap, not as another log; between runs it lives in
 * the log's last line and in {@code state/seal}. Where a log has no state yet it gets a new key, whose first value is left
 * in the directory as {@code verification.key}.
 *
 * <p>What fails here is a failure to write: it throws, nothing has changed, and the same call may be made again. Owned and
 * guarded by the log that is sealed.
 */
public final class Seal {

    /** A clock that is further ahead is wrong, and a log that followed it would not come back for as long. */
    private static final long MOST_EPOCHS = 4_000_000;

    private final FileCreation creation;
    private @Nullable Path home;
    private @Nullable SealFile file;
    private @Nullable SealState state;
    private byte[] previous = new byte[Sha256.SIZE];
    private @Nullable Position found;
    private byte @Nullable [] pending;
    private long digests;
    private @Nullable String newKey;

    public Seal(FileCreation creation) {
        this.creation = creation;
    }

    /** Prepares a directory without a log: its first line will be sealed with this key. */
    public static void begin(Path directory, VerificationKey key, FileCreation creation) throws IOException {
        SealFile.in(directory, creation).write(SealState.beginning(key));
    }

    /** How far the log of a directory had come when its state was written last; null where there is no state. Changes nothing. */
    public static @Nullable Position position(Path directory) throws IOException {
        return SealFile.position(directory);
    }

    /**
     * Goes on in this directory: with the chain in memory where that is this directory's, else with what lies there.
     *
     * @param lastMac of the log's last whole line; null where there is none, or one without a seal
     */
    public void enter(Path directory, byte @Nullable [] lastMac) throws IOException {
        SealFile present = file;
        SealState known = state;
        if (present != null && known != null && directory.equals(home)) {
            if (known.base() != SealState.NO_BASE && !present.exists()) {
                present.write(known);
            }
            return;
        }
        SealFile opened = SealFile.in(directory, creation);
        SealState read = opened.read();
        SealState begun = read == null ? SealState.beginning(newKey(directory)) : read;
        file = opened;
        state = begun;
        home = directory;
        found = begun.position();
        digests = begun.position().digests();
        previous = lastMac == null ? begun.position().mac() : lastMac.clone();
        pending = null;
    }

    /** {@link VerificationKey#id()} of a key that was made and left in the directory, once; else null. */
    public @Nullable String takeNewKey() {
        String id = newKey;
        newKey = null;
        return id;
    }

    /** No line may be older than this: when the key's epoch began; null where any may. */
    public @Nullable Instant earliest() {
        SealState present = state;
        return present == null || present.base() == SealState.NO_BASE
                ? null
                : Instant.ofEpochSecond((present.base() + present.key().epoch()) * EpochKey.SECONDS);
    }

    /**
     * The line as it is to be written; {@link #written()} says that it was.
     *
     * @param time that the line tells, not before {@link #earliest()}
     */
    public byte[] seal(byte[] line, Instant time) throws IOException {
        reach(time);
        byte[] sealed = SealedLine.of(line, entered().key(), previous, found);
        pending = sealed;
        return sealed;
    }

    /** The line that was sealed last is in the file. */
    public void written() {
        byte[] line = pending;
        if (line != null) {
            previous = SealedLine.mac(line);
            found = null;
            pending = null;
        }
    }

    /**
     * Lets go of the keys of all epochs before this moment's, so that what is written can no longer be sealed anew by who takes
     * the machine over now. Does nothing before the first line.
     */
    public void advance(Instant now) throws IOException {
        SealState present = state;
        if (present != null && present.base() != SealState.NO_BASE) {
            reach(now);
        }
    }

    /** MAC of the last line; zeros where there is none. */
    public byte[] lastMac() {
        return previous.clone();
    }

    /** The epoch whose key is in force. */
    public long epoch() {
        return entered().key().epoch();
    }

    /** The MAC of a digest's text under the key in force. */
    public byte[] digestMac(byte[] text) {
        return entered().key().digest(text);
    }

    /** How many digests the log has had, as this process knows or its state says. */
    public long digests() {
        return digests;
    }

    /** So many digests are on disk. */
    public void digested(long count) {
        digests = count;
    }

    /** Writes down how far the log has come: a tail that is missing later shows. */
    public void close() throws IOException {
        SealState present = state;
        SealFile open = file;
        if (present != null && open != null && present.base() != SealState.NO_BASE && open.exists()) {
            open.write(present.ended(previous, digests));
        }
        if (present != null) {
            present.key().wipe();
        }
        state = null;
        file = null;
        home = null;
    }

    private SealState entered() {
        SealState present = state;
        if (present == null) {
            throw new IllegalStateException("no directory was entered");
        }
        return present;
    }

    /** Brings the key to the epoch of a time, and to the disk first. */
    private void reach(Instant time) throws IOException {
        SealState present = entered();
        long epochs = EpochKey.count(time);
        if (present.base() == SealState.NO_BASE) {
            take(present.begunAt(epochs));
            return;
        }
        long epoch = epochs - present.base();
        long behind = epoch - present.key().epoch();
        if (behind > MOST_EPOCHS) {
            throw new IOException("the clock is more than a century ahead: " + time);
        }
        if (behind > 0) {
            take(present.at(epoch, previous, digests));
            present.key().wipe();
        }
    }

    private void take(SealState next) throws IOException {
        SealFile open = file;
        if (open != null) {
            open.write(next);
        }
        state = next;
    }

    /** A new key, which lies in the directory before anything is sealed with it. */
    private VerificationKey newKey(Path directory) throws IOException {
        VerificationKey key = VerificationKey.random();
        Path path = directory.resolve(VerificationKey.FILE);
        if (Files.isRegularFile(path)) {
            Files.move(path, directory.resolve("verification-old.key"), StandardCopyOption.REPLACE_EXISTING);
        }
        creation.create(path);
        try (FileOutputStream out = new FileOutputStream(path.toFile())) {
            out.write((key.text() + '\n').getBytes(StandardCharsets.US_ASCII));
            out.getFD().sync();
        }
        newKey = key.id();
        return key;
    }
}
