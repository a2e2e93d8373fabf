package io.rowtally.telemetry.seal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code state/seal}: two slots of 512 bytes, of which one holds the state. The next state goes into the other one and to the
 * disk before the old one is overwritten with zeros, so a crash at any moment leaves a state, and an old key is not there for
 * longer than that takes. The slots are rewritten in place: a full disk does not matter, and no freed block keeps a key, as far
 * as the file system writes in place too. A slot is one line of text, {@code rowtally-seal-1 number base epoch key}, the
 * position's {@code epoch mac digests tag}, a SHA-256 of it all, and zeros behind it. Owned by {@link Seal}.
 */
final class SealFile {

    private static final int SLOT = 512;
    private static final String MAGIC = "rowtally-seal-1";
    private static final int WORDS = 10;

    private final Path path;
    private final FileCreation creation;
    private long number;

    private SealFile(Path path, FileCreation creation) {
        this.path = path;
        this.creation = creation;
    }

    static SealFile in(Path directory, FileCreation creation) {
        return new SealFile(path(directory), creation);
    }

    static Path path(Path directory) {
        return directory.resolve("state").resolve("seal");
    }

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * The newest state that is whole; null where there is none. An older one beside it, left by a crash, is wiped.
     *
     * @throws IOException where there may be one that cannot be read now
     */
    @Nullable
    SealState read() throws IOException {
        if (!exists()) {
            return null;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            Slot first = slot(file, 0);
            Slot second = slot(file, 1);
            Slot newest = newest(first, second);
            if (newest == null) {
                return null;
            }
            number = newest.number;
            if (first != null && second != null) {
                put(file, number + 1, new byte[SLOT]);
            }
            return newest.state;
        }
    }

    /** The position alone, read while an agent may be writing; null where there is none. */
    static @Nullable Position position(Path directory) throws IOException {
        Path path = path(directory);
        if (!Files.exists(path)) {
            return null;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            Slot newest = newest(slot(file, 0), slot(file, 1));
            return newest == null ? null : newest.state.position();
        }
    }

    private static @Nullable Slot newest(@Nullable Slot first, @Nullable Slot second) {
        return second == null || (first != null && first.number > second.number) ? first : second;
    }

    /** Replaces the state; where it throws, the state before is still there, or both are. */
    void write(SealState state) throws IOException {
        creation.create(path);
        byte[] slot = text(number + 1, state);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            put(file, number + 1, slot);
            put(file, number, new byte[SLOT]);
            number++;
        } finally {
            Arrays.fill(slot, (byte) 0);
        }
    }

    private static void put(RandomAccessFile file, long number, byte[] slot) throws IOException {
        file.seek((number & 1) * SLOT);
        file.write(slot);
        file.getFD().sync();
    }

    private static byte[] text(long number, SealState state) {
        byte[] slot = new byte[SLOT];
        int at = put(
                slot,
                0,
                MAGIC + ' ' + number + ' ' + state.base() + ' ' + state.key().epoch() + ' ');
        byte[] key = state.key().bytes();
        Hex.write(key, slot, at);
        Arrays.fill(key, (byte) 0);
        Position position = state.position();
        at = put(
                slot,
                at + 2 * Sha256.SIZE,
                " " + position.epoch() + ' ' + Hex.text(position.mac()) + ' ' + position.digests() + ' '
                        + Hex.text(position.tag()) + ' ');
        byte[] text = Arrays.copyOf(slot, at);
        put(slot, at, Hex.text(Sha256.of(MAGIC, text)) + '\n');
        Arrays.fill(text, (byte) 0);
        return slot;
    }

    private static int put(byte[] slot, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, slot, at, bytes.length);
        return at + bytes.length;
    }

    private static @Nullable Slot slot(RandomAccessFile file, int index) throws IOException {
        byte[] bytes = new byte[SLOT];
        if (file.length() < (index + 1L) * SLOT) {
            return null;
        }
        file.seek((long) index * SLOT);
        file.readFully(bytes);
        try {
            return slot(new String(bytes, StandardCharsets.US_ASCII));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static @Nullable Slot slot(String text) {
        int end = text.indexOf('\n');
        String[] words = text.substring(0, Math.max(0, end)).split(" ");
        if (words.length != WORDS || !words[0].equals(MAGIC)) {
            return null;
        }
        String hashed = text.substring(0, end - words[WORDS - 1].length());
        String hash = Hex.text(Sha256.of(MAGIC, hashed.getBytes(StandardCharsets.US_ASCII)));
        byte[] key = Hex.parse(words[4], Sha256.SIZE);
        if (key == null || !hash.equals(words[WORDS - 1])) {
            return null;
        }
        try {
            Position position = Position.of(Long.parseLong(words[5]), words[6], Long.parseLong(words[7]), words[8]);
            EpochKey epochKey = new EpochKey(Long.parseLong(words[3]), key);
            return position == null
                    ? null
                    : new Slot(Long.parseLong(words[1]), new SealState(Long.parseLong(words[2]), epochKey, position));
        } catch (IllegalArgumentException e) {
            return null;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** A state and which of all it is. */
    private static final class Slot {

        final long number;
        final SealState state;

        Slot(long number, SealState state) {
            this.number = number;
            this.state = state;
        }
    }
}
