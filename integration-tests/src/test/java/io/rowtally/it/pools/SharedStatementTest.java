package io.rowtally.it.pools;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.pools.clerks.ServeClerks;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.OnSharedServers;
import io.rowtally.it.harness.TelemetryFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two clerks of a web application who read on one statement, out of a pool's cache or of the application's own: each has the
 * rows that he was served, the one on which the other found the statement included.
 */
@OnSharedServers
class SharedStatementTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> forks() throws IOException {
        return Stacked.forks("shared.tsv", Jdks.chosen()).entrySet().stream()
                .map(fork -> Arguments.of(fork.getKey(), fork.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forks")
    void eachUserOfOneStatementHasHisOwnRows(Stacked.Fork fork, List<Stacked> stacks) throws Exception {
        ForkedJvm.Ended ended = serve(fork, stacks);

        assertEquals(0, ended.status(), ended.out() + ended.err());
        TelemetryFile telemetry = TelemetryFile.in(folder.resolve("log"));
        List<String> expected =
                ended.out().lines().filter(line -> line.startsWith("EXPECTED ")).toList();
        assertEquals(2 * stacks.size(), expected.size(), ended.out());
        List<Executable> checks = new ArrayList<>();
        for (String line : expected) {
            checks.add(() -> assertEquals(line, found(line.split(" ")[1], telemetry)));
        }
        for (int i = 0; i < stacks.size(); i++) {
            Stacked stacked = stacks.get(i);
            String shared = "SHARED shared_" + (i + 1) + ' ';
            // the driver's own number of a statement is H2's to tell
            if (stacked.layers().contains("cache") && stacked.database().equals("h2")) {
                checks.add(() -> assertEquals(
                        shared + true,
                        ended.out()
                                .lines()
                                .filter(line -> line.startsWith(shared))
                                .findFirst()
                                .orElse(""),
                        stacked.layers()));
            }
        }
        checks.add(() -> assertEquals(0, telemetry.sum("/pii/lossy/assumed_rows", any -> true)));
        checks.add(() -> assertEquals(0, telemetry.failures(), "failures inside the agent"));
        assertAll(checks);
    }

    private ForkedJvm.Ended serve(Stacked.Fork fork, List<Stacked> stacks) throws Exception {
        List<String> arguments = new ArrayList<>();
        arguments.add(Stacked.server(stacks));
        stacks.forEach(stacked -> arguments.add(stacked.argument()));
        return ForkedJvm.of(Jdks.all().get(fork.major()), folder)
                .agent("log.dir=log,banner=false,user.source=session:loginUser.number")
                .shortLived()
                .classPath(StackedRun.classPath(fork.jars()) + File.pathSeparator + tomcat())
                .main(ServeClerks.class, arguments.toArray(new String[0]))
                .run();
    }

    private static String tomcat() {
        Path jars = Path.of(System.getProperty("rowtally.tomcats"), "tomcat9");
        return jars.resolve("*").toString();
    }

    /** @param own the database and the clerk's number, with a slash */
    private static String found(String own, TelemetryFile telemetry) {
        String[] names = own.split("/");
        Predicate<JsonNode> his = line -> line.at("/db/namespace").asText().equals(names[0])
                && line.at("/user/id").asText().equals(names[1]);
        return telemetry.expected(own, his);
    }
}
