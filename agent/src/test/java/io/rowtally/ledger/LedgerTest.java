package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Bridge;
import io.rowtally.bridge.Origin;
import io.rowtally.bridge.Scope;
import io.rowtally.bridge.Shape;
import io.rowtally.config.UserSource;
import io.rowtally.identity.Actor;
import io.rowtally.identity.ThreadUser;
import io.rowtally.instrument.WovenDriver;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits is not lost: the real H2 driver, advised in this JVM, and a clock that the test moves. */
class LedgerTest extends PlainDoor {
    private static final long SECOND = 1_000;
    private static int databases;

    private final ConcurrentLinkedQueue<Activation> born = new ConcurrentLinkedQueue<>();
    private final List<Shape> shapes = Collections.synchronizedList(new ArrayList<Shape>());
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<Throwable>());
    private final ThreadUser threads = new ThreadUser(Collections.<UserSource>emptyList(), false, () -> true);
    private boolean tagAtOnce = true;
    private volatile @Nullable String user;
    private volatile boolean userThrows;
    private Tallies tallies = new Tallies(10_000);
    private final List<ActivationReader> readers = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void database() throws SQLException {
        Bridge.install(this);
        connection = new WovenDriver().connect("ledger" + databases++ + ";DB_CLOSE_DELAY=-1");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table person(id int primary key, name varchar(20), phone varchar(20))");
            for (int i = 0; i < 10; i++) {
                statement.execute("insert into person values(" + i + ", 'n', " + (i == 3 ? "null" : "'p'") + ")");
            }
        }
        drain(0, false);
        tallies = new Tallies(10_000);
    }

    @Test
    void rowsThatWaitForTheirTagsAppearOnceTheTagsCome() throws SQLException {
        tagAtOnce = false;
        request(10);
        drain(1 * SECOND, false);
        assertEquals(0, sum().fetched, "rows appeared before their shape had its verdict");

        shapes.forEach(LedgerTest::tag);
        drain(2 * SECOND, false);

        assertEquals(10, sum().fetched);
        assertEquals(10, sum().piiRead);
        assertEquals(9L, sum().values.sorted().get("PHONE"));
    }

    @Test
    void rowsWhoseTagsNeverComeAppearAfterTenSecondsWithoutThem() throws SQLException {
        tagAtOnce = false;
        request(10);
        for (int second = 1; second <= 10; second++) {
            drain(second * SECOND, false);
        }
        assertEquals(0, sum().fetched);

        drain(11 * SECOND, false);

        assertEquals(10, sum().fetched);
        assertEquals(10, sum().read);
        assertEquals(0, sum().piiRead);
    }

    @Test
    void rowsWaitForTheirTagsThoughTheAgentsThreadIsSlow() throws SQLException {
        tagAtOnce = false;
        request(10);
        drain(1 * SECOND, false);
        drain(9 * SECOND, false);
        drain(17 * SECOND, false);
        assertEquals(0, sum().fetched, "rows were given up before tagging had its turns");

        shapes.forEach(LedgerTest::tag);
        drain(25 * SECOND, false);

        assertEquals(10, sum().piiRead);
    }

    @Test
    void tenReadingsAndTenSecondsAreWaitedForTagsWhicheverTakesLonger() throws SQLException {
        tagAtOnce = false;
        request(10);
        for (int reading = 0; reading < 20; reading++) {
            drain(SECOND + 520 * reading, false);
        }
        assertEquals(0, sum().fetched, "twenty readings, and less than ten seconds");
        drain(11 * SECOND, false);
        assertEquals(10, sum().fetched);

        request(4);
        for (int reading = 0; reading < 10; reading++) {
            drain(20 * SECOND + 2 * SECOND * reading, false);
        }
        assertEquals(10, sum().fetched, "ten readings have waited, and for eighteen seconds");
        drain(40 * SECOND, false);

        assertEquals(14, sum().fetched);
    }

    @Test
    void atTheStopNothingWaits() throws SQLException {
        tagAtOnce = false;
        Object token = Activation.beginRequest("request");
        read(10);

        drain(1 * SECOND, true);

        assertEquals(10, of(Actor.UNATTRIBUTED).fetched);
        Activation.endRequest(token);
    }

    @Test
    void aUserWhoBecomesKnownLaterGetsTheWholeRequest() throws SQLException {
        Object token = Activation.beginRequest("request");
        read(4);
        drain(1 * SECOND, false);
        drain(59 * SECOND, false);
        assertEquals(0, sum().fetched, "rows of an unknown user were not withheld");

        user = "nj0417";
        read(6);
        Activation.endRequest(token);
        drain(60 * SECOND, false);

        assertEquals(10, of("nj0417").fetched);
        assertEquals(0, of(Actor.UNATTRIBUTED).fetched);
    }

    @Test
    void afterSixtySecondsRowsStayUnattributedForGoodAndLaterOnesAreTheUsers() throws SQLException {
        Object token = Activation.beginRequest("request");
        read(4);
        drain(1 * SECOND, false);
        drain(61 * SECOND, false);
        assertEquals(4, of(Actor.UNATTRIBUTED).fetched);

        user = "nj0417";
        read(6);
        Activation.endRequest(token);
        drain(62 * SECOND, false);

        assertEquals(4, of(Actor.UNATTRIBUTED).fetched);
        assertEquals(6, of("nj0417").fetched);
    }

    @Test
    void aSourceOfUsersThatThrowsCostsNothingThatCounts() throws SQLException {
        userThrows = true;
        Object token = Activation.beginRequest("request");
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("select id, name, phone from person")) {
            set.next();
            drain(1 * SECOND, false);
            drain(2 * SECOND, false);
            set.next();
            set.next();
        }
        Activation.endRequest(token);
        drain(3 * SECOND, true);

        assertEquals(3, of(Actor.UNATTRIBUTED).fetched);
        assertEquals(1, of(Actor.UNATTRIBUTED).statements);
        assertEquals(3, failures.size());
    }

    @Test
    void aRequestUnderWayIsAskedForItsUserByTheNextRow() throws SQLException {
        Object token = Activation.beginRequest("request");
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("select id, name, phone from person")) {
            set.next();
            drain(1 * SECOND, false);
            drain(2 * SECOND, false);
            user = "nj0417";
            set.next();
            set.next();
            drain(3 * SECOND, false);

            assertEquals(3, of("nj0417").fetched);
        }
        Activation.endRequest(token);
    }

    @Test
    void aSetThatDiesUnseenCountsItsLastRowLikeTheOneBefore() throws SQLException {
        Object token = Activation.beginRequest("request");
        user = "nj0417";
        ResultSet set = connection.createStatement().executeQuery("select id, name, phone from person");
        set.next();
        set.getString("name");
        set.next();
        Activation.endRequest(token);
        drain(1 * SECOND, false);
        assertEquals(2, of("nj0417").fetched);
        assertEquals(1, of("nj0417").read);

        drain(62 * SECOND, false);

        assertEquals(2, of("nj0417").fetched);
        assertEquals(2, of("nj0417").read);
        assertEquals(1, of("nj0417").assumed);
        assertEquals(2L, of("nj0417").values.sorted().get("PERSON_NAME"));
        set.close();
        drain(63 * SECOND, false);
        assertEquals(2, of("nj0417").read, "a row was counted twice when its set was closed after all");
    }

    @Test
    void aRowLeftByAnotherThreadIsBookedWhereItWasPositioned() throws Exception {
        Object token = Activation.beginRequest("request");
        user = "nj0417";
        final ResultSet set = connection.createStatement().executeQuery("select id, name, phone from person");
        set.next();
        set.getString("name");
        drain(1 * SECOND, false);

        Thread other = new Thread(() -> {
            try {
                set.next();
                set.getString("name");
                set.close();
            } catch (SQLException e) {
                failures.add(e);
            }
        });
        other.start();
        other.join();
        Activation.endRequest(token);
        drain(2 * SECOND, false);

        assertEquals(Collections.emptyList(), failures);
        assertEquals(2, of("nj0417").read, "both rows belong to the scope in which the statement was executed");
        assertEquals(0, sum().assumed);
    }

    @Test
    void aReaderThatNeverStopsCountsEachRowOnce() throws Exception {
        final AtomicBoolean over = new AtomicBoolean();
        final CountDownLatch started = new CountDownLatch(1);
        final int rounds = 2_000;
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < rounds; i++) {
                    read(10);
                    started.countDown();
                }
            } catch (SQLException e) {
                failures.add(e);
            } finally {
                over.set(true);
            }
        });
        writer.start();
        started.await();
        long now = 1;
        while (!over.get()) {
            drain(now++, false);
            assertTrue(sum().fetched <= rounds * 10L, "more rows than were read");
        }
        writer.join();
        drain(now, false);

        assertEquals(Collections.emptyList(), failures);
        assertEquals(rounds * 10L, sum().fetched);
        assertEquals(rounds * 10L, sum().read);
        assertEquals(rounds * 9L, sum().values.sorted().get("PHONE"));
    }

    // ---- the driver

    private void read(int rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("select id, name, phone from person order by id")) {
            for (int i = 0; i < rows && set.next(); i++) {
                set.getInt(1);
                set.getString("name");
                set.getObject(3);
            }
        }
    }

    private void request(int rows) throws SQLException {
        Object token = Activation.beginRequest("request");
        user = "nj0417";
        read(rows);
        Activation.endRequest(token);
    }

    // ---- the ledger

    private void drain(long now, boolean last) {
        for (Activation activation = born.poll(); activation != null; activation = born.poll()) {
            readers.add(new ActivationReader(activation, 60 * SECOND, now, new Stacks()));
        }
        readers.removeIf(reader -> !reader.read(now, last, last, threads, tallies));
        for (Map.Entry<TallyKey, Tally> entry : tallies.take().entrySet()) {
            Tally known = seen.computeIfAbsent(entry.getKey().actor.user(), k -> new Tally());
            known.add(entry.getValue());
        }
    }

    private final Map<String, Tally> seen = new TreeMap<>();

    private Tally of(String name) {
        return seen.getOrDefault(name, new Tally());
    }

    private Tally sum() {
        Tally sum = new Tally();
        seen.values().forEach(sum::add);
        return sum;
    }

    private static void tag(Shape shape) {
        String[] labels = shape.labels();
        TaggedColumns.Builder columns = new TaggedColumns.Builder(labels == null ? 0 : labels.length);
        for (int i = 0; labels != null && i < labels.length; i++) {
            if (labels[i].equals("NAME")) {
                columns.personal(i, "PERSON_NAME", true, "person");
            } else if (labels[i].equals("PHONE")) {
                columns.personal(i, "PHONE", true, "person");
            }
        }
        shape.verdict = columns.build();
    }

    // ---- the door

    @Override
    public Origin connected(String url, @Nullable Object properties) {
        return new Origin("h2database", "ledger", null);
    }

    @Override
    public void shapeBorn(Shape shape) {
        shapes.add(shape);
        if (tagAtOnce) {
            tag(shape);
        }
    }

    @Override
    public void activationBorn(Activation activation) {
        born.add(activation);
    }

    @Override
    public void askForUser(Scope scope, boolean guess) {
        String name = user;
        if (userThrows) {
            throw new IllegalStateException("the session's map is broken");
        }
        if (name != null && guess) {
            scope.actor = new Actor(name, null, "http-session", "user", Actor.Confidence.LOW);
        }
    }

    @Override
    public void failed(Throwable failure) {
        failures.add(failure);
    }
}
