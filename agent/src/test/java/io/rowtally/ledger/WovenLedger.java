package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Bridge;
import io.rowtally.bridge.Origin;
import io.rowtally.bridge.Scope;
import io.rowtally.bridge.Shape;
import io.rowtally.config.UserSource;
import io.rowtally.identity.Actor;
import io.rowtally.identity.ThreadUser;
import io.rowtally.instrument.WovenDriver;
import io.rowtally.instrument.jdbc.Databases;
import io.rowtally.runtime.Persons;
import io.rowtally.sketch.SubjectHash;
import io.rowtally.telemetry.CrashJournal;
import io.rowtally.telemetry.LogLines;
import io.rowtally.telemetry.LogSettings;
import io.rowtally.telemetry.SettableClock;
import io.rowtally.telemetry.Source;
import io.rowtally.telemetry.TelemetryDirectory;
import io.rowtally.telemetry.TelemetryLog;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as it runs in the agent: over the real H2 driver, advised in this JVM, to a real log. The test moves the
 * clock, says which labels are personal and who is served, and reads the lines.
 */
final class WovenLedger extends PlainDoor implements AutoCloseable {
    private static final WovenDriver DRIVER = new WovenDriver();
    /** Of which the agent follows the labels, so that there are some that it does not find. */
    private static final WovenDriver FOLLOWED = WovenDriver.withLabelsOfItsOwn();

    static final SubjectHash HASH = new SubjectHash(17, 4);

    private static final AtomicInteger DATABASES = new AtomicInteger();
    static final Instant START = Instant.parse("2026-11-23T14:00:00Z");

    final Ledger ledger;
    volatile @Nullable String user;
    /** How sure that user is. */
    volatile Actor.Confidence confidence = Actor.Confidence.LOW;

    /** What every question for the user ends in. */
    volatile @Nullable Error trouble;

    /** Whether shapes get their verdict when they are born. */
    boolean tagging = true;

    private @Nullable Shape latest;

    /** Every activation that has counted. */
    final Queue<Activation> activations = new ConcurrentLinkedQueue<>();

    private final Queue<Activation> born = new ConcurrentLinkedQueue<>();
    private final Databases databases = new Databases();
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Origin> origins = new ConcurrentHashMap<>();
    private final Map<String, ObjIntConsumer<TaggedColumns.Builder>> personal = new HashMap<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Path file;
    private final TelemetryDirectory directory;
    private final TelemetryLog log;
    private final CrashJournal journal;
    private int linesSeen;
    /** How often the crash journal has asked for the columns of a shape. */
    int guesses;
    /** Whether the log takes another line. */
    BooleanSupplier room = () -> true;

    /** Work on a database, which fails as JDBC does. */
    interface Work {
        void run() throws SQLException;
    }

    WovenLedger(Path home) {
        file = home.resolve("telemetry.jsonl");
        directory = TelemetryDirectory.open(home, problem -> failures.add(new IOException(problem)));
        LogSettings settings = LogSettings.in(home).freeFloorBytes(0);
        Source source = Source.of("1.0.0", "node", "registry", START);
        log = TelemetryLog.open(
                directory,
                settings,
                source,
                new SettableClock(START.toString()),
                () -> 0,
                problem -> failures.add(new IOException(problem)));
        journal = new CrashJournal(
                directory, log, settings, source, 1_000, problem -> failures.add(new IOException(problem)));
        ThreadUser threads = new ThreadUser(Collections.<UserSource>emptyList(), false, () -> true);
        PiiReadLine lines = new PiiReadLine("5m", UnaryOperator.identity(), () -> "0123456789abcdef");
        ledger = new Ledger(born, threads, 60_000, 10_000, lines, new Stacks());
        Shape.wantValues();
        Shape.identify();
        Bridge.install(this);
    }

    /** A connection to an empty database of its own. */
    Connection connect() throws SQLException {
        return connect(DRIVER);
    }

    Connection connectFollowed() throws SQLException {
        return connect(FOLLOWED);
    }

    private Connection connect(WovenDriver driver) throws SQLException {
        Connection connection = driver.connect("books" + DATABASES.incrementAndGet());
        connections.add(connection);
        return connection;
    }

    /** A class of the advised driver's. */
    static Class<?> driverClass(String name) throws ClassNotFoundException {
        return DRIVER.loadClass(name);
    }

    /** A result set of the driver's that no statement has returned: a row of one column for each value. */
    static ResultSet madeByHand(String... values) throws SQLException {
        try {
            Class<?> type = driverClass("org.h2.tools.SimpleResultSet");
            Object set = type.getDeclaredConstructor().newInstance();
            type.getMethod("addColumn", String.class, int.class, int.class, int.class)
                    .invoke(set, "V", Types.VARCHAR, 9, 0);
            for (String value : values) {
                type.getMethod("addRow", Object[].class).invoke(set, (Object) new Object[] {value});
            }
            return (ResultSet) set;
        } catch (ReflectiveOperationException e) {
            throw new SQLException(e);
        }
    }

    static void execute(Connection connection, String... texts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String text : texts) {
                statement.execute(text);
            }
        }
    }

    /** Declares a label personal; {@code table} is null where the column's origin is not known. */
    void personal(String label, String category, boolean sure, @Nullable String table) {
        personal.put(label, (columns, i) -> columns.personal(i, category, sure, table));
    }

    /** Serves a request of {@link #user}, who is known when it ends. */
    void serve(Work work) throws SQLException {
        Object token = Activation.beginRequest("request");
        try {
            work.run();
        } finally {
            Activation.endRequest(token);
        }
    }

    /** The verdict of the shape that was born last. */
    void tagAgain() {
        if (latest != null) {
            shapeBorn(latest);
        }
    }

    /** Sets what was done so far aside: preparing a database is not the test's matter. */
    void forgetTheRest() throws IOException {
        ledger.drain(0, false);
        closeInterval();
    }

    /** Reads the cells once and closes the interval. */
    List<Map<String, Object>> linesAt(long now) throws IOException {
        ledger.drain(now, false);
        return closeInterval();
    }

    /** Reads the cells once and has the crash journal hold what is in no line yet. */
    void journalAt(long now) {
        ledger.drain(now, false);
        ledger.journal(journal, this::guess, START, START.plusMillis(now));
    }

    /** The lines of the interval that ends now. */
    List<Map<String, Object>> closeInterval() throws IOException {
        return closeInterval(START, START.plusSeconds(300));
    }

    /** The lines of an interval, and of the hour and the day if they end with it. */
    List<Map<String, Object>> closeInterval(Instant from, Instant until) throws IOException {
        ledger.close(from, until, log::append, () -> room.getAsBoolean());
        return freshLines();
    }

    /** Closes the interval whose lines cannot be written. */
    void closeUnseen() {
        ledger.close(START, START.plusSeconds(300), log::append, () -> room.getAsBoolean());
        failures.clear();
    }

    /** The disk is back. */
    void writeWhatWaits() {
        log.retry();
        failures.clear();
    }

    private List<Map<String, Object>> freshLines() throws IOException {
        List<Map<String, Object>> all = java.nio.file.Files.exists(file) ? LogLines.readValid(file) : new ArrayList<>();
        List<Map<String, Object>> fresh = all.subList(linesSeen, all.size());
        linesSeen = all.size();
        return fresh;
    }

    @Override
    public void close() throws SQLException {
        Bridge.shut();
        for (Connection connection : connections) {
            connection.close();
        }
        journal.close();
        log.close();
        directory.close();
        assertEquals(Collections.emptyList(), failures);
    }

    // ---- the door

    @Override
    public int coupon(Object value) {
        return value instanceof String ? HASH.coupon((String) value) : 0;
    }

    @Override
    public int coupon(long value) {
        return HASH.coupon(value);
    }

    @Override
    public int coupon(@Nullable Object name, @Nullable Object @Nullable [] names, long birthDate) {
        return Persons.coupon(name, names, birthDate, HASH);
    }

    @Override
    public long birthDate(Object value) {
        return Persons.birthDate(value);
    }

    @Override
    public Origin connected(String url, @Nullable Object properties) {
        return origins.computeIfAbsent(url, u -> new Origin("h2database", u.substring(u.lastIndexOf(':') + 1), "app"));
    }

    @Override
    public @Nullable Origin connectedBy(Object dataSource) {
        return databases.of(dataSource);
    }

    @Override
    public void shapeBorn(Shape shape) {
        latest = shape;
        if (tagging) {
            shape.verdict = columns(shape);
        }
    }

    private TaggedColumns guess(Shape shape) {
        guesses++;
        return columns(shape);
    }

    private TaggedColumns columns(Shape shape) {
        String[] labels = shape.labels();
        TaggedColumns.Builder columns = new TaggedColumns.Builder(labels == null ? 0 : labels.length);
        for (int i = 0; labels != null && i < labels.length; i++) {
            ObjIntConsumer<TaggedColumns.Builder> mark = personal.get(labels[i]);
            if (mark != null) {
                mark.accept(columns, i);
            }
        }
        TaggedColumns verdict = columns.build();
        shape.identifiers = verdict.identifiers();
        return verdict;
    }

    @Override
    public void activationBorn(Activation activation) {
        activations.add(activation);
        born.add(activation);
    }

    @Override
    public void askForUser(Scope scope, boolean guess) {
        Error error = trouble;
        if (error != null) {
            throw error;
        }
        String name = user;
        if (name != null && guess) {
            scope.actor = new Actor(name, "192.0.2.7", "http-session", "loginUser.account", confidence);
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (failure == trouble) {
            throw trouble;
        }
        failures.add(failure);
    }
}
