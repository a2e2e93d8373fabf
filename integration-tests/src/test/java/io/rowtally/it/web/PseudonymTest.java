package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rowtally.it.app.web.Startup;
import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With {@code user.pseudonym=true} users log in, read, switch to others and leave work behind, behind Spring Security and by what
 * the application tells its connections. No file of the agent names one of them but the table that is made for it.
 */
class PseudonymTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TABLE = "audit/users.tsv";
    private static final String SETTINGS =
            ",interval=1s,user.source=spring-security;client-info;session,user.pseudonym=true";
    /** What all users' names begin with, and nothing else does. */
    private static final String MARK = "qixiu";

    @TempDir
    private Path folder;

    @TempDir
    private Path reports;

    /** Tomcat 9 on the oldest Java and the newest. */
    static Stream<Secured> servers() {
        return Stream.of(Server.oldest(), newest())
                .distinct()
                .map(server -> new Secured(server, "spring5", "spring-security3.xml"));
    }

    private static Server newest() {
        return new Server(
                "tomcat9",
                "servlet4",
                Jdks.all().keySet().stream().max(Integer::compare).orElseThrow());
    }

    @BeforeEach
    void makeRoomForTheTable() throws IOException {
        Files.createDirectories(folder.resolve("audit"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void onlyTheTableNamesTheUsersAndTheReportWithIt(Secured secured) throws Exception {
        TelemetryFile telemetry = visits(secured, SETTINGS + ",user.pseudonym.table=" + TABLE);

        assertEquals(0, telemetry.failures());
        assertEquals(List.of(TABLE), filesThatName());
        assertEquals("rw-------", rights(TABLE));
        assertEquals("rw-------", rights("log/state/pseudonym.key"));
        Map<String, Long> written = rows();
        assertEquals(7, written.size(), written.toString());
        assertFalse(written.toString().contains(MARK), written.toString());
        assertEquals(5L, written.get("_system"));
        assertEquals(3L, written.get("_system:" + Startup.class.getName() + "$1"));
        assertEquals(4L + 2, written.get("_unattributed"));

        Map<String, Long> named = rows("--names", folder.resolve(TABLE).toString());
        assertEquals(1L + 5 + 4 + 1, named.get("qixiu0417"));
        assertEquals(1L, named.get("qixiu0418"));
        assertEquals(7L, named.get("qixiu-deputy"));
        assertEquals(3L, named.get("qixiu-teller"));
        String whole = report("--names", folder.resolve(TABLE).toString());
        assertTrue(whole.contains("UsernamePasswordAuthenticationToken, switched by qixiu0418\""), whole);
        String leftBehind = telemetry.actions("pii-read").stream()
                .map(line -> line.at("/pii/attribution/started_by").asText())
                .filter(user -> !user.isEmpty())
                .findAny()
                .orElseThrow();
        String table = Files.readString(folder.resolve(TABLE));
        assertTrue(table.contains(leftBehind + "\tqixiu0417\t"), leftBehind);
        JsonNode withdrawn = telemetry.actions("guess-withdrawn").get(0);
        assertTrue(table.contains(withdrawn.at("/user/id").asText() + "\tqixiu0417\t"), withdrawn.toString());
        assertTrue(
                table.contains(withdrawn.at("/pii/withdrawn/other_user").asText() + "\tqixiu0418\t"),
                withdrawn.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void aDiskThatCannotHoldTheTableStopsNeitherTheApplicationNorTheLogAndNamesNobody(Secured secured)
            throws Exception {
        Files.delete(folder.resolve("audit"));
        TelemetryFile telemetry = visits(secured, SETTINGS + ",user.pseudonym.table=" + TABLE);

        assertEquals(0, telemetry.failures());
        assertEquals(List.of(), filesThatName());
        assertEquals(7, rows().size());
        String said = Files.readString(folder.resolve("log/agent.log"));
        assertEquals(2, said.split("user.pseudonym in " + TABLE + " cannot be written", -1).length, said);
    }

    private TelemetryFile visits(Secured secured, String settings) throws Exception {
        try (Site site = Site.start(secured, folder, settings)) {
            Browser first = entered(site, "qixiu0417");
            served(first.get("/secured/read?table=person_form&rows=5"));
            served(first.get("/secured/leave?table=person_form&rows=4&form=execute"));
            served(site.browserAt("127.0.0.2").get("/open/release"));
            Browser second = entered(site, "qixiu0418");
            assertEquals(302, second.post("/switch", "account=qixiu-deputy").status());
            served(second.get("/secured/read?table=person_form&rows=7"));
            served(site.browser().get("/open/told?how=info&table=person_open&rows=3&user=qixiu-teller"));
            Browser third = site.browser();
            served(third.post("/open/login", "account=qixiu0417&password=secret-qixiu0417"));
            served(third.get("/app/become?account=qixiu0418&table=person_form&rows=2"));
            return site.stop();
        }
    }

    private static Browser entered(Site site, String account) throws IOException {
        Browser browser = site.browser();
        assertEquals(
                302,
                browser.post("/login", "account=" + account + "&password=secret-" + account)
                        .status());
        return browser;
    }

    private static void served(Browser.Answer answer) {
        assertEquals(200, answer.status(), answer.text());
    }

    /** What the agent has written that has a user's name in it, the compressed and the hidden too. */
    private List<String> filesThatName() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(PseudonymTest::names)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    private static boolean names(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT)
                    .contains(MARK);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String rights(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    /** Rows read by user, as the report has them. */
    private Map<String, Long> rows(String... more) throws Exception {
        Map<String, Long> rows = new TreeMap<>();
        for (JsonNode user : JSON.readTree(report(more)).at("/users")) {
            rows.put(user.at("/user").asText(), user.at("/rows/read").asLong());
        }
        return rows;
    }

    private String report(String... more) throws Exception {
        ForkedJvm jvm =
                ForkedJvm.of(Server.oldest().home(), reports).shortLived().command("report", "--json");
        for (String one : more) {
            jvm.option(one);
        }
        ForkedJvm.Ended ended = jvm.option(folder.resolve("log").toString()).run();
        assertEquals(0, ended.status(), ended.err());
        return ended.out();
    }
}
