package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.TelemetryFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 64 users at once for a minute on sixteen threads, each in a table that only he reads: every other one by a session, out and in
 * again now and then, the others by basic authentication. With the profile "servers", on one server.
 */
@Isolated("eighty threads that never rest, beside which others would wait for the processors")
class ManyUsersTest {
    private static final int USERS = 64;
    private static final int THREADS = 16;
    private static final long SECONDS = 60;
    private static final int PAGES_OF_A_SESSION = 200;

    private final Map<String, Long> expected = new TreeMap<>();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger passwords = new AtomicInteger();

    @TempDir
    private Path folder;

    /** A Tomcat, which asks the table for all accounts; Jetty's file names two. Tomcat 7 keeps a thread for each connection. */
    static Stream<Server> servers() {
        return Server.FULL
                ? Server.all()
                        .filter(server -> server.name().startsWith("tomcat")
                                && !server.name().equals("tomcat7"))
                        .limit(1)
                : Stream.of();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void everyRowIsItsUsersAndNoSessionIsOurs(Server server) throws Exception {
        TelemetryFile telemetry;
        String sessions;
        try (Site site = Site.startCrowded(
                server, THREADS, USERS, folder, ",user.source=http-principal;session:loginUser.account")) {
            visit(site);
            sessions = site.browser().get("/open/sessions").text().trim();
            telemetry = site.stop();
        }

        Map<String, Map<String, Long>> counted = Rows.byTable(telemetry);
        for (int user = 1; user <= USERS; user++) {
            String how = user % 2 == 0 ? " http-session loginUser.account high" : " http-principal userPrincipal high";
            assertEquals(Map.of("u" + user + how, expected.get("u" + user)), counted.get("person_u" + user));
        }
        assertEquals(
                logins.get() + passwords.get(),
                counted.get("account").values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        assertEquals("sessions " + logins.get(), sessions);
        assertEquals(0, telemetry.failures());
        System.out.println(String.format(
                "%s: %d rows of %d users, %d logins",
                server, expected.values().stream().mapToLong(Long::longValue).sum(), USERS, logins.get()));
    }

    private void visit(Site site) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        ExecutorService crowd = Executors.newFixedThreadPool(USERS);
        List<Future<Void>> visits = new ArrayList<>();
        for (int user = 1; user <= USERS; user++) {
            String name = "u" + user;
            visits.add(crowd.submit(user % 2 == 0 ? bySession(site, name, end) : byPassword(site, name, end)));
        }
        for (Future<Void> visit : visits) {
            visit.get();
        }
        crowd.shutdown();
    }

    private Callable<Void> bySession(Site site, String user, long end) {
        return () -> {
            long rows = 0;
            int entered = 0;
            try (KeptConnection connection = site.connection()) {
                for (int page = 0; page == 0 || System.nanoTime() < end; page++) {
                    if (page % PAGES_OF_A_SESSION == 0) {
                        if (page > 0) {
                            assertEquals(200, connection.get(path("/app/logout", user, 1)));
                            rows++;
                        }
                        String form = "account=" + user + "&password=secret-" + user;
                        assertEquals(200, connection.post("/open/login", form));
                        entered++;
                    }
                    int read = 1 + page % 5;
                    assertEquals(200, connection.get(path(page % 10 == 0 ? "/app/hand" : "/app/read", user, read)));
                    rows += read;
                }
                assertEquals(entered, connection.cookies());
            }
            logins.addAndGet(entered);
            book(user, rows);
            return null;
        };
    }

    private Callable<Void> byPassword(Site site, String user, long end) {
        return () -> {
            long rows = 0;
            int pages = 0;
            try (KeptConnection connection = site.connection()) {
                for (; pages == 0 || System.nanoTime() < end; pages++) {
                    int read = 1 + pages % 5;
                    assertEquals(
                            200,
                            connection.get(path(pages % 10 == 0 ? "/basic/hand" : "/basic/read", user, read), user));
                    rows += read;
                }
                assertEquals(0, connection.cookies());
            }
            passwords.addAndGet(pages);
            book(user, rows);
            return null;
        };
    }

    private static String path(String page, String user, int rows) {
        return page + "?form=submit&table=person_" + user + "&rows=" + rows;
    }

    private synchronized void book(String user, long rows) {
        expected.put(user, rows);
    }
}
