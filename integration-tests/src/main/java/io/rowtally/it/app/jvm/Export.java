package io.rowtally.it.app.jvm;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Exports a register of a million persons, again and again, until it is killed or told to end by itself. What it has got is in a
 * mapped file of its own, which outlives it: first the rows whose {@code next()} has returned true, then how many these were
 * after each hundredth of a second.
 */
public final class Export {
    /** Milliseconds. */
    public static final int STEP = 10;

    public static final int STEPS = 12_000;

    private final MappedByteBuffer returned;
    private final long start = System.nanoTime();
    private final String ending;
    private final File told;
    private long rows;

    private Export(MappedByteBuffer returned, String ending, File told) {
        this.returned = returned;
        this.ending = ending;
        this.told = told;
    }

    /**
     * @param arguments the URL, the account, the query, the file, how it ends when it is told to ({@code exit},
     *     {@code memory}), and the file whose being there tells it
     */
    public static void main(String[] arguments) throws SQLException, IOException {
        try (RandomAccessFile file = new RandomAccessFile(arguments[3], "rw");
                Connection connection = DriverManager.getConnection(arguments[0], arguments[1], "")) {
            file.setLength(8L * (STEPS + 1));
            MappedByteBuffer returned = file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, 8L * (STEPS + 1));
            connection.setAutoCommit(false);
            Export export = new Export(returned, arguments[4], new File(arguments[5]));
            while (true) {
                export.read(connection, arguments[2]);
            }
        }
    }

    private void read(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1_000);
            try (ResultSet set = statement.executeQuery(query)) {
                while (set.next()) {
                    returned.putLong(0, ++rows);
                    set.getInt(1);
                    set.getString(2);
                    if ((rows & 63) == 0) {
                        note((System.nanoTime() - start) / 1_000_000);
                    }
                }
            }
        }
    }

    private void note(long millis) {
        returned.putLong(8 * (1 + (int) Math.min(STEPS - 1, millis / STEP)), rows);
        if ((rows & 0xfff) != 0 || !told.exists()) {
            return;
        }
        if (ending.equals("exit")) {
            System.exit(3);
        } else {
            List<long[]> heap = new ArrayList<>();
            while (true) {
                heap.add(new long[1 << 20]);
            }
        }
    }
}
