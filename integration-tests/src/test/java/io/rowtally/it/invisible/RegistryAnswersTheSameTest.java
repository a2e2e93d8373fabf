package io.rowtally.it.invisible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.Browser.Answer;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One sequence of requests to the demo registry with the agent and without: what went over the wire, what the database was
 * asked and what the registry logged is the same.
 */
class RegistryAnswersTheSameTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final Pattern READY = Pattern.compile("registry ready: http://127.0.0.1:(\\d+)");

    /** The database tests a connection that has been idle for a while, so how often depends on the machine's load. */
    private static final String NO_TEST_OF_IDLE_CONNECTIONS = "-Dcom.zaxxer.hikari.aliveBypassWindowMs=600000";
    /** A log line without its time. */
    private static final String TIMELESS = "-Djava.util.logging.SimpleFormatter.format=%4$s %2$s %5$s%6$s%n";

    private static final String[] CLERK = {
        "302 GET /home",
        "200 GET /login",
        "200 GET /style.css",
        "401 POST /login account=nj0401&password=wrong",
        "302 POST /login account=nj0401&password=demo-nj0401",
        "200 GET /home",
        "200 GET /home?lang=en",
        "200 GET /search?by=name&q=%E5%8D%97%E6%B1%9F",
        "200 GET /search?by=code&q=nothing",
        "200 GET /search?by=person&q=%E7%8E%8B",
        "200 GET /enterprise/list?district=320104",
        "200 GET /enterprise/list?district=320104&page=2",
        "200 GET /enterprise/list?district=320104&page=99",
        "200 GET /enterprise/detail?id=100007",
        "200 GET /enterprise/detail?id=100008&full=1",
        "404 GET /enterprise/detail?id=7",
        "200 GET /contact/edit?id=800003",
        "302 POST /contact/edit contact_id=800003&enterprise_id=100002&contact_phone=13800000000&email=&home_address=x",
        "200 GET /enterprise/detail?id=100002&full=1",
        "200 GET /shareholder/list?district=320104&amount=100",
        "200 GET /letters",
        "200 POST /letters district=320104",
        "200 GET /export/enterprises.csv",
        "200 GET /export/persons.csv?district=320105",
        "404 GET /export/nothing.csv",
        "200 GET /statistics",
        "403 GET /admin/query-statistics",
        "405 POST /statistics x=y",
        "302 GET /nowhere",
        "302 GET /logout",
        "302 GET /enterprise/list",
    };

    private static final String[] ADMIN = {
        "302 POST /login account=admin&password=demo-admin", "200 GET /admin/query-statistics"
    };

    /** The pool asks it of each connection that it opens, some of them before the database begins to count. */
    private static final String OPENED = "CALL DATABASE()";

    /** What one registry showed: answers by request, the database's own count of its statements, its outputs. */
    private record Shown(List<String> answers, List<String> statements, String out, String err) {}

    private static Shown plain;
    private static Shown with;
    private static Shown withBanner;
    private static TelemetryFile telemetry;

    @BeforeAll
    static void replay(@TempDir Path folder) throws Exception {
        Path without = Files.createDirectory(folder.resolve("plain"));
        plain = show(registry(without), without, CLERK, ADMIN);
        Path agent = Files.createDirectory(folder.resolve("agent"));
        with = show(registry(agent).agent("log.dir=log,banner=false"), agent, CLERK, ADMIN);
        telemetry = TelemetryFile.in(agent.resolve("log"));
        Path banner = Files.createDirectory(folder.resolve("banner"));
        withBanner = show(registry(banner).agent("log.dir=log"), banner);
    }

    private static ForkedJvm registry(Path folder) {
        return ForkedJvm.of(JAVA, folder)
                .option(NO_TEST_OF_IDLE_CONNECTIONS)
                .option(TIMELESS)
                .shortLived()
                .classPath(System.getProperty("rowtally.demo.jar"))
                .main("io.rowtally.demo.registry.RegistryApplication", "--companies", "200", "--port", "0");
    }

    /** Starts a registry, lets each visitor send requests with a browser of his own, and stops it. */
    private static Shown show(ForkedJvm registry, Path folder, String[]... visitors) throws Exception {
        Process process = registry.start();
        try {
            Until.holds(() -> READY.matcher(text(folder, "stdout")).find(), process);
            Matcher ready = READY.matcher(text(folder, "stdout"));
            assertTrue(ready.find());
            String port = ready.group(1);
            List<String> answers = new ArrayList<>();
            String last = "";
            for (String[] requests : visitors) {
                last = play(new Browser(Integer.parseInt(port)), requests, answers);
            }
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
            return new Shown(
                    answers,
                    last.lines()
                            .filter(line -> !line.startsWith(OPENED))
                            .sorted()
                            .toList(),
                    text(folder, "stdout").replace(port, "PORT"),
                    text(folder, "stderr").replace(port, "PORT"));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(Path folder, String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /** Sends the requests, keeps the answers, and gives back the text of the last one. */
    private static String play(Browser browser, String[] requests, List<String> answers) throws IOException {
        String last = "";
        for (String request : requests) {
            String[] words = request.split(" ");
            Answer answer = words[1].equals("GET") ? browser.get(words[2]) : browser.post(words[2], words[3]);
            assertEquals(words[0], String.valueOf(answer.status()), request);
            answers.add(request + "\n" + withoutTimeAndSession(answer.head()) + "\n" + answer.body());
            last = answer.text();
        }
        return last;
    }

    private static String withoutTimeAndSession(String head) {
        return head.lines()
                .filter(line -> !line.startsWith("Date: "))
                .map(line -> line.replaceAll("JSESSIONID=\\w+", "JSESSIONID=..."))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void answersAreTheSameByteForByte() {
        assertEquals(CLERK.length + ADMIN.length, plain.answers.size());
        int statistics = plain.answers.size() - 1;
        for (int i = 0; i < statistics; i++) {
            assertEquals(plain.answers.get(i), with.answers.get(i));
        }
    }

    @Test
    void theDatabaseIsAskedTheSameAsOften() {
        assertTrue(plain.statements.size() > 20, plain.statements.toString());
        assertEquals(String.join("\n", plain.statements), String.join("\n", with.statements));
    }

    @Test
    void theRegistrysOwnLogIsTheSame() {
        assertEquals(plain.out, with.out);
        assertEquals(untilStopped(plain.err), untilStopped(with.err));
    }

    @Test
    void theBannerIsTheOnlyLineMore() {
        assertEquals(plain.out, withBanner.out);
        List<String> lines = withBanner.err.lines().toList();
        assertEquals(
                1, lines.stream().filter(line -> line.startsWith("rowtally 1.")).count(), withBanner.err);
        assertEquals(
                untilStopped(plain.err),
                untilStopped(withBanner.err).stream()
                        .filter(line -> !line.startsWith("rowtally 1."))
                        .toList());
    }

    /** java.util.logging closes its handlers in a hook of its own, beside the one in which the registry stops and says so. */
    private static List<String> untilStopped(String log) {
        return log.lines()
                .takeWhile(line -> !line.contains("Pausing ProtocolHandler"))
                .toList();
    }

    @Test
    void whatWasReadIsTheClerks() {
        List<String> users = telemetry.actions("pii-read").stream()
                .map(line -> line.at("/user/id").asText())
                .sorted()
                .distinct()
                .toList();
        assertEquals(Arrays.asList("_system", "_unattributed", "admin", "nj0401"), users);
    }
}
