package io.rowtally.telemetry;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The file of the crash journal: two halves of {@value #HALF} bytes, each a generation or what is left of one. A generation
 * is a header and, behind it, batches of records that say which events are live; a batch counts once its last record is
 * there. The next generation begins in the other half and takes over by its higher number, so at every moment one of the two is
 * whole. Each record has the number of its generation and a checksum: what is older is told from what is torn.
 *
 * <p>The file is made of real zeros and keeps its size, so that writing into it needs no room on the disk, and a
 * loss of power finds no metadata under way. Owned by {@link CrashJournal}.
 */
final class JournalFile implements Closeable {
    static final int HALF = 8 * 1024 * 1024;

    /** The layout, too: another layout has another number. */
    private static final long MAGIC = 0x526F774A_0000_0001L;

    private static final int RUN = 16;
    private static final int HEADER = 8 + 8 + 8 + 8 + RUN + 4;
    private static final int RECORD = 4 + 4 + 4 + 4 + 4;

    private static final int PUT = 1;
    private static final int REMOVE = 2;
    private static final int SOURCE = 3;
    private static final int COMMIT = 4;

    private static final byte[] NOTHING = {};

    private final Path path;
    private final RandomAccessFile file;
    private final @Nullable Object fileKey;
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();

    /** Of the last generation that was begun, successfully or not. */
    private long generation;

    private int half;
    private long end;
    /** Whether the batch under way begins a generation. */
    private boolean beginning;

    private JournalFile(Path path, RandomAccessFile file) throws IOException {
        this.path = path;
        this.file = file;
        this.fileKey = fileKey(path);
    }

    /** Opens the file to write; makes it, or makes it anew, where it has not its size. What it holds is given up with {@link #begin}. */
    static JournalFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path) || Files.size(path) != 2L * HALF) {
            make(path);
        }
        OwnerOnly.createFile(path);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            JournalFile journal = new JournalFile(path, file);
            journal.find();
            return journal;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Bytes that {@link #open} needs on the disk. */
    static long needs(Path path) throws IOException {
        return Files.isRegularFile(path) && Files.size(path) == 2L * HALF ? 0 : 2L * HALF;
    }

    private static void make(Path path) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
        try (FileOutputStream out = OwnerOnly.write(temporary)) {
            byte[] zeros = new byte[64 * 1024];
            for (int i = 0; i < 2 * HALF / zeros.length; i++) {
                out.write(zeros);
            }
            out.getFD().sync();
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void find() throws IOException {
        for (int i = 0; i < 2; i++) {
            byte[] bytes = new byte[HEADER];
            file.seek((long) i * HALF);
            file.readFully(bytes);
            long number = generation(bytes);
            if (number > generation) {
                generation = number;
                half = i;
            }
        }
    }

    // ---- writing

    /** Begins a generation: what the next {@link #commit} brings is all that is live. */
    void begin(String run, long base, long millis) throws IOException {
        batch.reset();
        beginning = true;
        generation++;
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putLong(MAGIC).putLong(generation).putLong(base).putLong(millis);
        byte[] name = run.getBytes(StandardCharsets.US_ASCII);
        header.put(name, 0, Math.min(name.length, RUN)).position(HEADER - 4);
        header.putInt(checksum(header.array(), HEADER - 4));
        batch.write(header.array());
    }

    /** An event is live, in place of one with the same number. False where there is no room. */
    boolean put(int id, byte[] event) throws IOException {
        return add(PUT, id, event);
    }

    /** An event is in the log, or in another one. */
    boolean remove(int id) throws IOException {
        return add(REMOVE, id, NOTHING);
    }

    boolean source(byte[] fields) throws IOException {
        return add(SOURCE, 0, fields);
    }

    private boolean add(int kind, int id, byte[] body) throws IOException {
        long before = beginning ? 0 : end;
        if (before + batch.size() + 2 * RECORD + 8 + body.length > HALF) {
            return false;
        }
        append(kind, id, body);
        return true;
    }

    private void append(int kind, int id, byte[] body) throws IOException {
        DataOutputStream out = new DataOutputStream(batch);
        out.writeInt((int) generation);
        out.writeInt(kind);
        out.writeInt(id);
        out.writeInt(body.length);
        out.writeInt(checksum(generation, kind, id, body));
        out.write(body);
    }

    /** Forgets what was put since the last commit. */
    void abandon() {
        batch.reset();
        beginning = false;
    }

    /** Writes the batch; after an exception only {@link #begin} goes on. */
    void commit(long millis) throws IOException {
        append(COMMIT, 0, ByteBuffer.allocate(8).putLong(millis).array());
        int into = beginning ? 1 - half : half;
        long at = beginning ? 0 : end;
        byte[] bytes = batch.toByteArray();
        abandon();
        file.seek((long) into * HALF + at);
        file.write(bytes);
        half = into;
        end = at + bytes.length;
    }

    /** Has what was written survive a loss of power. */
    void sync() throws IOException {
        file.getFD().sync();
    }

    /** False once another file, or none, is at its path. */
    boolean isInPlace() {
        try {
            return Objects.equals(fileKey, fileKey(path));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    // ---- reading

    /** What the newest whole generation holds; null where the file is new. Throws {@link EOFException} where neither half has a whole one. */
    static @Nullable JournalContent read(Path path) throws IOException {
        long[] generations = new long[2];
        boolean empty = true;
        for (int i = 0; i < 2; i++) {
            try (DataInputStream in = half(path, i)) {
                byte[] header = new byte[HEADER];
                in.readFully(header);
                generations[i] = generation(header);
                empty &= ByteBuffer.wrap(header).getLong() == 0;
            }
        }
        int newer = generations[1] > generations[0] ? 1 : 0;
        JournalContent content = generations[newer] > 0 ? read(path, newer) : null;
        if (content == null && generations[1 - newer] > 0) {
            content = read(path, 1 - newer);
            if (content != null) {
                content.torn = true;
            }
        }
        if (content == null && !empty) {
            throw new EOFException("it has no whole generation of this layout");
        }
        return content;
    }

    private static @Nullable JournalContent read(Path path, int half) throws IOException {
        try (DataInputStream in = half(path, half)) {
            byte[] bytes = new byte[HEADER];
            in.readFully(bytes);
            ByteBuffer header = ByteBuffer.wrap(bytes);
            header.getLong();
            long generation = header.getLong();
            long base = header.getLong();
            Instant begun = Instant.ofEpochMilli(header.getLong());
            String run = new String(bytes, HEADER - 4 - RUN, RUN, StandardCharsets.US_ASCII).trim();
            JournalContent content = new JournalContent(run, base, begun);
            return replay(in, generation, content) ? content : null;
        }
    }

    /** False where not even the generation's first batch is whole. */
    private static boolean replay(DataInputStream in, long generation, JournalContent content) throws IOException {
        boolean whole = false;
        int left = HALF - HEADER;
        Map<Integer, byte[]> batch = new LinkedHashMap<>();
        while (left >= RECORD && in.readInt() == (int) generation) {
            int kind = in.readInt();
            int id = in.readInt();
            int length = in.readInt();
            int checksum = in.readInt();
            left -= RECORD;
            if (length < 0 || length > left) {
                content.torn = true;
                return whole;
            }
            byte[] body = new byte[length];
            in.readFully(body);
            left -= length;
            if (checksum != checksum(generation, kind, id, body)) {
                content.torn = true;
                return whole;
            }
            if (kind == COMMIT) {
                apply(batch, content);
                content.until = Instant.ofEpochMilli(ByteBuffer.wrap(body).getLong());
                whole = true;
            } else if (kind == SOURCE) {
                content.source = body;
            } else {
                batch.put(id, kind == PUT ? body : NOTHING);
            }
        }
        content.torn = !batch.isEmpty();
        return whole;
    }

    private static void apply(Map<Integer, byte[]> batch, JournalContent content) {
        for (Map.Entry<Integer, byte[]> change : batch.entrySet()) {
            if (change.getValue().length == 0) {
                content.live.remove(change.getKey());
            } else {
                content.live.put(change.getKey(), change.getValue());
            }
        }
        batch.clear();
    }

    private static DataInputStream half(Path path, int half) throws IOException {
        InputStream in = new FileInputStream(path.toFile());
        try {
            for (long skip = (long) half * HALF; skip > 0; ) {
                long skipped = in.skip(skip);
                if (skipped <= 0) {
                    throw new EOFException("it is too short");
                }
                skip -= skipped;
            }
            return new DataInputStream(new BufferedInputStream(in, 64 * 1024));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Of a header; 0 where it is none of this layout. */
    private static long generation(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        boolean sound = header.getLong() == MAGIC && header.getInt(HEADER - 4) == checksum(bytes, HEADER - 4);
        return sound ? header.getLong() : 0;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }

    private static int checksum(long generation, int kind, int id, byte[] body) {
        CRC32 sum = new CRC32();
        byte[] head = ByteBuffer.allocate(20)
                .putLong(generation)
                .putInt(kind)
                .putInt(id)
                .putInt(body.length)
                .array();
        sum.update(head, 0, head.length);
        sum.update(body, 0, body.length);
        return (int) sum.getValue();
    }

    private static @Nullable Object fileKey(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
