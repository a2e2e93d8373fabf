package io.rowtally.it.invisible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.ReadEverything;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.OnSharedServers;
import io.rowtally.it.harness.TelemetryFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL that writes down each connection and statement sees no difference, in every way of reading. */
@OnSharedServers
class ServerLogIsTheSameTest {
    private static final String RECEIVED = "connection received";
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path folder;

    @Test
    void theServerSeesTheSameConnectionsAndStatements() throws Exception {
        Path log = folder.resolve("server.log");
        try (EmbeddedPostgres server = loggingTo(log)) {
            String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
            int start = lines(log).size();
            ForkedJvm.Ended plain = ForkedJvm.of(JAVA, Files.createDirectory(folder.resolve("plain")))
                    .shortLived()
                    .main(ReadEverything.class, "postgresql", url)
                    .run();
            int between = lines(log).size();

            Path work = Files.createDirectory(folder.resolve("agent"));
            ForkedJvm.Ended with = ForkedJvm.of(JAVA, work)
                    .agent("log.dir=log,banner=false")
                    .shortLived()
                    .main(ReadEverything.class, "postgresql", url)
                    .run();

            List<String> seen = lines(log);
            assertEquals(plain, with);
            assertTrue(TelemetryFile.in(work.resolve("log")).sum("/pii/rows/read", any -> true) > 1_000);
            List<String> expected = seen.subList(start, between);
            assertEquals(
                    plain.out()
                            .lines()
                            .filter(line -> line.startsWith("EXPECTED "))
                            .count(),
                    count("create database", expected));
            assertTrue(expected.size() > 2_000, String.join("\n", expected));
            List<String> underAgent = seen.subList(between, seen.size());
            assertEquals(loggedIn(expected), loggedIn(underAgent));
            assertEquals(count("connection authorized", underAgent), count(RECEIVED, underAgent));
        }
    }

    /** The server's starter knocks without logging in, and what writes that down may come late, amid the first program's lines. */
    private static String loggedIn(List<String> lines) {
        return lines.stream().filter(line -> !line.contains(RECEIVED)).collect(Collectors.joining("\n"));
    }

    private static long count(String part, List<String> lines) {
        return lines.stream().filter(line -> line.contains(part)).count();
    }

    /** A line is in the file before the client has its answer: the server's own processes write it, no collector. */
    private static EmbeddedPostgres loggingTo(Path log) throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("log_statement", "all")
                .setServerConfig("log_connections", "on")
                .setServerConfig("log_min_duration_statement", "-1")
                .setServerConfig("log_checkpoints", "off")
                .setServerConfig("log_line_prefix", "%d:")
                .setServerConfig("logging_collector", "off")
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Without what differs from one connection, and from one making of the same table, to the next. */
    private static List<String> lines(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.endsWith(" done")
                        && !line.equals("server started")) // by who started it, whenever he says so
                .map(line -> line.replaceAll("port=\\d+", "port=..."))
                .map(line -> line.replaceAll("(?<=SELECT |c\\.oid in \\()1[67]\\d{3}\\b", "(the table's oid)"))
                .toList();
    }
}
