package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Bridge;
import io.rowtally.bridge.Origin;
import io.rowtally.config.Settings;
import io.rowtally.identity.Actor;
import io.rowtally.identity.RequestUser;
import io.rowtally.identity.ThreadUser;
import io.rowtally.instrument.WovenDriver;
import io.rowtally.ledger.Ledger;
import io.rowtally.ledger.PiiReadLine;
import io.rowtally.telemetry.LogLines;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose rows are, where connections are told for whom they work. The real H2 driver, whose variables are MySQL's. */
class ToldUsersTest {
    private static final String NOBODY = Actor.UNATTRIBUTED;
    private static int databases;

    private final WovenDriver driver = new WovenDriver();
    private final List<Connection> connections = new ArrayList<>();
    private Failures failures;
    private Door door;
    private Ledger ledger;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        Origin.Session.listen(true, true);
        Settings settings =
                Settings.load("user.source=client-info;sql:SET @app_user", new Properties(), Collections.emptyMap());
        failures = new Failures();
        door = new Door(new RequestUser(settings.user().sources()), new Coverage(failures), failures);
        // a thread's own name is looked at only where requests are served
        ThreadUser threads = new ThreadUser(settings.user().sources(), true, () -> true);
        ledger = new Ledger(
                door.activations(),
                threads,
                60_000,
                10_000,
                new PiiReadLine("5m", UnaryOperator.identity(), () -> null),
                door.stacks());
        Bridge.install(door);
        connection = connect();
    }

    @AfterEach
    void close() throws SQLException {
        Bridge.shut();
        Origin.Session.listen(false, false);
        for (Connection one : connections) {
            one.close();
        }
        assertEquals(0, failures.count());
    }

    private Connection connect() throws SQLException {
        Connection made = driver.connect("told" + ++databases);
        connections.add(made);
        return made;
    }

    // ---- requests

    @Test
    void whomARequestHasToldIsItsUserAndNobodyElses() throws Exception {
        Object token = Activation.beginRequest("request");
        info(connection, "ClientUser", "li");
        read(connection, 3);
        Activation.endRequest(token);
        token = Activation.beginRequest("request");
        read(connection, 4);
        Activation.endRequest(token);

        assertEquals(rows("li", 3, NOBODY, 4), counted());
    }

    @Test
    void nullAndEmptyEndWhatWasToldBefore() throws Exception {
        for (String nobody : new String[] {null, "", " "}) {
            Object token = Activation.beginRequest("request");
            info(connection, "ClientUser", "li");
            info(connection, "ClientUser", nobody);
            read(connection, 1);
            Activation.endRequest(token);
        }

        assertEquals(rows(NOBODY, 3), counted());
    }

    @Test
    void whoIsForgottenAtTheEndHasReadBefore() throws Exception {
        Object token = Activation.beginRequest("request");
        read(connection, 2);
        info(connection, "ClientUser", "li");
        read(connection, 3);
        info(connection, "ClientUser", null);
        Activation.endRequest(token);

        assertEquals(rows("li", 5), counted());
    }

    @Test
    void allPropertiesReplaceThoseBefore() throws Exception {
        Object token = Activation.beginRequest("request");
        infos(connection, "OCSID.CLIENTID", "li");
        read(connection, 3);
        Activation.endRequest(token);
        token = Activation.beginRequest("request");
        infos(connection, "ClientUser", "wang");
        infos(connection, "ApplicationName", "registry");
        read(connection, 4);
        Activation.endRequest(token);

        assertEquals(rows("li", 3, NOBODY, 4), counted());
    }

    @Test
    void aStatementTellsByItsTextOrByWhatIsBound() throws Exception {
        Object token = Activation.beginRequest("request");
        execute(connection, "set @app_user = 'li'");
        read(connection, 3);
        Activation.endRequest(token);
        token = Activation.beginRequest("request");
        try (PreparedStatement set = connection.prepareStatement("set @app_user = ?")) {
            set.setString(1, "wang");
            set.execute();
        }
        read(connection, 4);
        Activation.endRequest(token);

        assertEquals(rows("li", 3, "wang", 4), counted());
    }

    // ---- threads that serve no request

    @Test
    void usersInTurnOnOneConnectionAndThreadAreNotMixed() throws Exception {
        onAThread(() -> {
            for (int i = 0; i < 10; i++) {
                execute(connection, "set @app_user = 'li'");
                read(connection, 3);
                execute(connection, "set @app_user = 'wang'");
                read(connection, 4);
                execute(connection, "set @app_user = null");
                read(connection, 5);
                info(connection, "ClientUser", "chen");
                read(connection, 6);
                info(connection, "ClientUser", null);
                read(connection, 7);
            }
        });

        assertEquals(rows("li", 30, "wang", 40, "chen", 60, NOBODY, 120), counted());
    }

    @Test
    void aStatementMayTellAndReadInTurn() throws Exception {
        onAThread(() -> {
            try (Statement statement = connection.createStatement();
                    PreparedStatement set = connection.prepareStatement("set @app_user = ?")) {
                statement.execute("set @app_user = 'li'");
                take(statement.executeQuery(query(3)), 3);
                set.setObject(1, "wang");
                set.execute();
                take(statement.executeQuery(query(4)), 4);
                set.setNull(1, Types.VARCHAR);
                set.execute();
                take(statement.executeQuery(query(5)), 5);
                set.setLong(1, 4711);
                set.executeUpdate();
                take(statement.executeQuery(query(6)), 6);
            }
        });

        assertEquals(rows("li", 3, "wang", 4, NOBODY, 5, "4711", 6), counted());
    }

    @Test
    void eachConnectionHasItsOwnUser() throws Exception {
        Connection other = connect();
        Connection third = connect();
        onAThread(() -> {
            info(connection, "ClientUser", "li");
            info(other, "ClientUser", "wang");
            for (int i = 0; i < 5; i++) {
                read(connection, 1);
                read(third, 2);
                read(other, 3);
            }
        });

        assertEquals(rows("li", 5, NOBODY, 10, "wang", 15), counted());
    }

    @Test
    void rowsOfASetAreThoseOfWhoeverExecutedIt() throws Exception {
        Connection other = connect();
        Connection third = connect();
        onAThread(() -> {
            info(connection, "ClientUser", "li");
            info(other, "ClientUser", "wang");
            try (Statement one = connection.createStatement();
                    Statement two = other.createStatement();
                    Statement three = third.createStatement();
                    ResultSet li = one.executeQuery(query(9));
                    ResultSet wang = two.executeQuery(query(9));
                    ResultSet nobody = three.executeQuery(query(9))) {
                for (int i = 0; i < 3; i++) {
                    next(li);
                    next(wang);
                    next(nobody);
                    next(nobody);
                }
            }
        });

        assertEquals(rows("li", 3, "wang", 3, NOBODY, 6), counted());
    }

    @Test
    void whatAnotherThreadHasToldHoldsNoMore() throws Exception {
        onAThread(() -> info(connection, "ClientUser", "li"));
        onAThread(() -> read(connection, 3));
        onAThread(() -> {
            info(connection, "ClientUser", "wang");
            Origin.Session.borrowed();
            read(connection, 4);
        });
        Object token = Activation.beginRequest("request");
        read(connection, 5);
        Activation.endRequest(token);

        assertEquals(rows(NOBODY, 12), counted());
    }

    @Test
    void aConnectionThatIsClosedTellsNobodyOfAnything() throws Exception {
        Connection other = connect();
        onAThread(() -> {
            info(connection, "ClientUser", "li");
            read(connection, 3);
            connection.close();
            read(other, 4);
        });

        assertEquals(rows("li", 3, NOBODY, 4), counted());
    }

    @Test
    void aRequestThatComesToTheThreadHasNoUserOfBefore() throws Exception {
        onAThread(() -> {
            info(connection, "ClientUser", "li");
            read(connection, 3);
            Object token = Activation.beginRequest("request");
            read(connection, 4);
            Activation.endRequest(token);
            read(connection, 5);
        });

        assertEquals(rows("li", 8, NOBODY, 4), counted());
    }

    // ---- the application's part

    /** Work on a database, which fails as JDBC does. */
    private interface Work {
        void run() throws SQLException;
    }

    private static void onAThread(Work work) throws Exception {
        FutureTask<@Nullable Void> task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
        Thread thread = new Thread(task, "server-1");
        thread.start();
        thread.join();
        task.get();
    }

    /** H2 refuses to keep any. */
    private static void info(Connection connection, String name, @Nullable String value) {
        try {
            connection.setClientInfo(name, value);
        } catch (SQLClientInfoException e) {
            // told all the same
        }
    }

    private static void infos(Connection connection, String name, String value) {
        Properties all = new Properties();
        all.setProperty(name, value);
        try {
            connection.setClientInfo(all);
        } catch (SQLClientInfoException e) {
            // told all the same
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(int rows) {
        return "select x from system_range(1, " + rows + ")";
    }

    private static void read(Connection connection, int rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query(rows));
                ResultSet set = statement.executeQuery()) {
            take(set, rows);
        }
    }

    private static void take(ResultSet set, int rows) throws SQLException {
        for (int i = 0; i < rows; i++) {
            next(set);
        }
    }

    private static void next(ResultSet set) throws SQLException {
        set.next();
        set.getLong(1);
    }

    // ---- the books

    private static Map<String, Long> rows(Object... usersAndRows) {
        Map<String, Long> rows = new TreeMap<>();
        for (int i = 0; i < usersAndRows.length; i += 2) {
            rows.put((String) usersAndRows[i], ((Integer) usersAndRows[i + 1]).longValue());
        }
        return rows;
    }

    private Map<String, Long> counted() {
        ledger.drain(0, true);
        Map<String, Long> rows = new TreeMap<>();
        ledger.close(
                Instant.EPOCH,
                Instant.EPOCH,
                event -> {
                    Object fetched = LogLines.at(event, "pii.rows.fetched");
                    rows.merge(
                            String.valueOf(LogLines.at(event, "user.id")),
                            fetched == null ? 0 : (Long) fetched,
                            Long::sum);
                },
                () -> true);
        rows.values().removeIf(count -> count == 0);
        return rows;
    }
}
