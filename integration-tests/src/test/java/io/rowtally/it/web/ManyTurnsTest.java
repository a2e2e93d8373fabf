package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Share;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two users in turn on one thread, or on one event loop and its workers, each in a table that only he reads: 100,000 requests with the
 * profile, or as many as {@code rowtally.turns} says.
 */
class ManyTurnsTest {
    private static final int REQUESTS =
            Integer.getInteger("rowtally.turns", Server.FULL ? Share.of(100_000) : 1_000) / 2 * 2;
    private static final String[] USERS = {"chen", "lin"};

    @TempDir
    private Path folder;

    /** An application that two users visit. */
    private interface Start {
        Site in(Path folder) throws Exception;
    }

    /** How a page is asked for. */
    private interface Way {
        int get(String page, String user) throws IOException;
    }

    /**
     * Where they take turns.
     *
     * @param page that asks for a password, in an answer or each time
     * @param form whether each logs in once by a form and has a session, and so a connection, of his own
     */
    record Place(String name, Start start, String page, boolean form) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A Tomcat and a Jetty; with the profile "servers" this build's share of all, with Spring Boot, Vert.x and Quarkus. */
    static Stream<Place> places() {
        Stream<Place> servers = (Server.FULL ? Server.all() : Server.ends())
                .map(server -> new Place(
                        server.toString(),
                        folder -> Site.start(server, folder, ",user.source=http-principal"),
                        "/basic/read",
                        false));
        return Server.FULL ? Stream.of(servers, boots(), vertx(), quarkus()).flatMap(all -> all) : servers;
    }

    private static Stream<Place> boots() {
        return Boot.all()
                .map(boot -> new Place(
                        boot.toString(),
                        folder -> Site.start(boot, folder, "", "-Dboot.tokens=" + SpringBootTest.KEY),
                        "/app/read",
                        true));
    }

    private static Stream<Place> vertx() {
        Server[] all = VertxTest.servers().toArray(Server[]::new);
        return IntStream.range(0, all.length)
                .filter(row -> Share.has(row, all[row].major()))
                .mapToObj(row -> new Place(
                        all[row].toString(), folder -> Site.startVertx(all[row], folder, ""), "/basic/read", false));
    }

    private static Stream<Place> quarkus() {
        Path jar = QuarkusTest.APPLICATION.resolve("quarkus-run.jar");
        return QuarkusTest.jdks()
                .filter(major -> Share.has(0, major))
                .map(major -> new Place(
                        "Quarkus on Java " + major,
                        folder -> Site.startJar(Jdks.all().get(major), jar, folder, ""),
                        "/app/read",
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void twoUsersInTurnAreNeverMixed(Place place) throws Exception {
        TelemetryFile telemetry;
        long begun;
        long ended;
        try (Site site = place.start.in(folder)) {
            try (KeptConnection chens = site.connection();
                    KeptConnection lins = site.connection()) {
                Way way = place.form ? bySession(chens, lins) : chens::get;
                begun = System.nanoTime();
                for (int i = 0; i < REQUESTS; i++) {
                    String user = USERS[i % 2];
                    String page = place.page + "?table=person_" + user + "&rows=" + (1 + i % 2);
                    assertEquals(200, way.get(page, user));
                }
                ended = System.nanoTime();
            }
            telemetry = site.stop();
        }

        assertEquals(Map.of("person_chen chen", REQUESTS / 2L, "person_lin lin", (long) REQUESTS), rows(telemetry));
        assertEquals(0, telemetry.failures());
        System.out.println(String.format(
                "%s: %d requests of two users in %d s", place, REQUESTS, (ended - begun) / 1_000_000_000));
    }

    /** A connection knows one session. */
    private static Way bySession(KeptConnection chens, KeptConnection lins) throws IOException {
        assertEquals(302, chens.post("/login", "username=chen&password=secret-chen"));
        assertEquals(302, lins.post("/login", "username=lin&password=secret-lin"));
        return (page, user) -> (user.equals("chen") ? chens : lins).get(page);
    }

    /** Rows of the two tables, by table and user. */
    private static Map<String, Long> rows(TelemetryFile telemetry) {
        Map<String, Long> rows = new TreeMap<>();
        for (JsonNode line : telemetry.actions("pii-read")) {
            for (String user : USERS) {
                long read = line.at("/pii/tables/person_" + user).asLong();
                if (read > 0) {
                    rows.merge("person_" + user + ' ' + line.at("/user/id").asText(), read, Long::sum);
                }
            }
        }
        return rows;
    }
}
