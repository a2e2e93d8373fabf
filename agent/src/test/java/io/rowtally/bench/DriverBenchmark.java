package io.rowtally.bench;

import io.rowtally.runtime.WovenDoor;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Moves, getters and executions of the driver that does nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DriverBenchmark {
    private static final int ROWS = 1_000;

    /**
     * Advised: no column identifies anybody; identifying: the third of those that are read does, others that are weaker follow;
     * naming: only name and birth date do.
     */
    @Param({"plain", "advised", "identifying", "naming"})
    public String driver = "";

    private WovenDoor door;
    private PreparedStatement scan;
    private PreparedStatement lookUp;

    @Setup
    public void open() throws SQLException, ReflectiveOperationException {
        door = new WovenDoor();
        NothingDriver made = new NothingDriver(!driver.equals("plain"));
        scan = made.query(ROWS);
        lookUp = made.query(1);
        if (driver.equals("identifying") || driver.equals("naming")) {
            door.identify(driver.equals("naming") ? new String[0] : new String[] {"id_card_no", "phone", "email"});
            rowOfTwelveColumnsByIndex();
            resultSetOfOneRow();
            door.judge();
        }
    }

    @TearDown
    public void close() throws SQLException {
        door.close();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long rowThatIsNotRead() throws SQLException {
        long sum = 0;
        try (ResultSet set = scan.executeQuery()) {
            while (set.next()) {
                sum++;
            }
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long rowOfTwelveColumnsByIndex() throws SQLException {
        long sum = 0;
        try (ResultSet set = scan.executeQuery()) {
            while (set.next()) {
                sum += Reading.byIndex(set);
            }
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long rowOfTwelveColumnsByLabel() throws SQLException {
        long sum = 0;
        try (ResultSet set = scan.executeQuery()) {
            while (set.next()) {
                sum += Reading.byLabel(set);
            }
        }
        return sum;
    }

    /** From executeQuery to close. */
    @Benchmark
    public long resultSetOfOneRow() throws SQLException {
        long sum = 0;
        try (ResultSet set = lookUp.executeQuery()) {
            while (set.next()) {
                sum += Reading.byIndex(set);
            }
        }
        return sum;
    }
}
