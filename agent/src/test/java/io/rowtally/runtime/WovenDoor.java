package io.rowtally.runtime;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Bridge;
import io.rowtally.bridge.Shape;
import io.rowtally.config.Settings;
import io.rowtally.identity.RequestUser;
import io.rowtally.identity.ThreadUser;
import io.rowtally.instrument.WovenDriver;
import io.rowtally.ledger.Ledger;
import io.rowtally.ledger.PiiReadLine;
import io.rowtally.ledger.Totals;
import io.rowtally.sketch.SubjectHash;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The agent's real door behind the real H2 driver, advised in this JVM, with a ledger that reads what comes in. */
public final class WovenDoor implements AutoCloseable {
    private static final WovenDriver DRIVER = new WovenDriver();
    private static final WovenDriver FOLLOWED = WovenDriver.withLabelsOfItsOwn();
    private static int databases;

    final Failures failures = new Failures();
    final Door door;
    final Ledger ledger;
    final Connection connection;
    private List<String> identifying = Collections.emptyList();

    public WovenDoor() throws SQLException {
        this(DRIVER);
    }

    /** On a driver of which the agent follows the labels. */
    static WovenDoor thatFollowsLabels() throws SQLException {
        return new WovenDoor(FOLLOWED);
    }

    private WovenDoor(WovenDriver driver) throws SQLException {
        Settings settings = Settings.load(null, new Properties(), Collections.emptyMap());
        door = new Door(new RequestUser(settings.user().sources()), new Coverage(failures), failures);
        ThreadUser threads = new ThreadUser(settings.user().sources(), false, () -> true);
        ledger = new Ledger(
                door.activations(),
                threads,
                60_000,
                10_000,
                new PiiReadLine("5m", UnaryOperator.identity(), () -> null),
                door.stacks());
        Shape.wantValues();
        Bridge.install(door);
        connection = driver.connect("door" + ++databases);
    }

    /** From now on persons are identified, by the columns of these labels, the strongest first, else by name and birth date. */
    public void identify(String... strongestFirst) {
        identifying = Arrays.asList(strongestFirst);
        door.identify(new SubjectHash(17, 4));
    }

    /** Tells all shapes that were born so far which of their columns identify a person. */
    public void judge() {
        judge(this::rank);
    }

    /** Tells them that none does. */
    public void judgeAnonymous() {
        judge(label -> 0);
    }

    private void judge(ToIntFunction<String> rank) {
        for (Shape shape = door.shapes().poll();
                shape != null;
                shape = door.shapes().poll()) {
            String[] labels = shape.labels();
            byte[] ranks = new byte[labels == null ? 0 : labels.length + 1];
            for (int column = 1; column < ranks.length; column++) {
                ranks[column] = (byte) rank.applyAsInt(labels[column - 1]);
            }
            shape.identifiers = new Shape.Identifiers(ranks);
        }
    }

    private byte rank(String label) {
        switch (label) {
            case "person_name":
                return Shape.Identifiers.NAME;
            case "birth_date":
                return Shape.Identifiers.BIRTH_DATE;
            default:
                return (byte) (identifying.indexOf(label) + 1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Reads all columns of all rows, as one request of nobody known. */
    void read(String sql) throws SQLException {
        Object token = Activation.beginRequest("request");
        try {
            readWithoutRequest(sql);
        } finally {
            Activation.endRequest(token);
        }
    }

    /** The same on a thread of the application's own; the answer is for {@code Callable}. */
    @Nullable
    Void readWithoutRequest(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            while (set.next()) {
                for (int i = 1; i <= set.getMetaData().getColumnCount(); i++) {
                    set.getString(i);
                }
            }
        }
        return null;
    }

    /** Reads some columns of all rows by their labels. */
    void readByLabel(String sql, String... labels) throws SQLException {
        Object token = Activation.beginRequest("request");
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            while (set.next()) {
                for (String label : labels) {
                    set.getString(label);
                }
            }
        } finally {
            Activation.endRequest(token);
        }
    }

    /** Whether a row that is read now counts. */
    boolean counts() throws SQLException {
        long before = fetched();
        read("select 1");
        return fetched() > before;
    }

    private long fetched() {
        return totals().rowsFetched();
    }

    /** Of all that was read so far; no set may be open any more. */
    public Totals totals() {
        ledger.drain(0, true);
        ledger.close(Instant.EPOCH, Instant.EPOCH, event -> {}, () -> true);
        return ledger.totals();
    }

    @Override
    public void close() throws SQLException {
        Bridge.shut();
        connection.close();
    }
}
