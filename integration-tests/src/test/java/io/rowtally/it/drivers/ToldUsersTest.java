package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.told.TurnsOnAPool;
import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.MariaDb;
import io.rowtally.it.harness.Postgres;
import io.rowtally.it.harness.TelemetryFile;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An application without servlets tells real databases, by statements and by the connection, for whom it reads. */
class ToldUsersTest {
    private static final String MARIADB = "org.mariadb.jdbc.mariadb-java-client-3.5.11.jar";
    private static final String MYSQL5 = "mysql.mysql-connector-java-5.1.49.jar";
    private static final String NEWEST_MYSQL = "com.mysql.mysql-connector-j-26.10.0.jar";
    /** Where MySQL's driver tells the server whom it is told: by default in a comment on each statement. */
    private static final String BY_PROCEDURES = "?clientInfoProvider=com.mysql.";

    @TempDir
    private Path folder;

    static Stream<Arguments> databases() {
        List<Arguments> databases = new ArrayList<>(List.of(
                Arguments.of("h2", "SET @app_user", "com.h2database.h2-2.2.224.jar"),
                Arguments.of("postgresql", "SET app.user_name", "org.postgresql.postgresql-42.7.14.jar")));
        if (DriverJars.all()) {
            databases.add(Arguments.of("mariadb", "SET @app_user", MARIADB));
        }
        return databases.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("databases")
    void usersInTurnOnThePoolsOnlyConnectionAreNeverMixed(String kind, String statement, String driver)
            throws Exception {
        assertEquals(expected(kind, statement), read(kind, driver, "client-info;sql:" + statement, "hikari"));
    }

    static Stream<Arguments> mysqlDrivers() {
        return DriverJars.all()
                ? Stream.of(
                        Arguments.of(MYSQL5, ""),
                        Arguments.of(MYSQL5, BY_PROCEDURES + "jdbc.JDBC4ClientInfoProviderSP"),
                        Arguments.of(NEWEST_MYSQL, ""),
                        Arguments.of(NEWEST_MYSQL, BY_PROCEDURES + "cj.jdbc.ClientInfoProviderSP"))
                : Stream.of();
    }

    @ParameterizedTest(name = "{0}{1}", allowZeroInvocations = true)
    @MethodSource("mysqlDrivers")
    void whateverMysqlsDriverMakesOfItIsNobodysReading(String driver, String options) throws Exception {
        assertEquals(
                expected("mysql", "SET @app_user"),
                read("mysql", driver, "client-info;sql:SET @app_user", "hikari", options));
    }

    /** Only the pool shows that such a connection is given back. */
    @Test
    void whatTomcatsPoolTakesBackWorksForNobodyAnyMore() throws Exception {
        String driver = "com.h2database.h2-2.2.224.jar";

        assertEquals(expected("h2", "SET @app_user"), read("h2", driver, "client-info;sql:SET @app_user", "tomcat"));
    }

    private static Map<String, String> expected(String kind, String statement) {
        String told = " sql " + statement + " medium";
        Map<String, String> expected = new TreeMap<>(Map.of(
                "li" + told,
                "person_li 100",
                "wang" + told,
                "person_wang 80",
                "chen client-info ClientUser high",
                "person_chen 40",
                "_unattributed none server-# low",
                "person_nobody 80"));
        if (kind.equals("postgresql")) {
            expected.put("zhao" + told, "person_zhao 60");
            expected.put("wu" + told, "person_wu 40");
            expected.put("_unattributed none server-# low", "person_nobody 120");
        }
        return expected;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"db-user, sa db-user", "os-user;db-user, os-user"})
    void withoutRequestsTheAccountIsTheUserWhereTheOperatorSaysSo(String sources, String user) throws Exception {
        String whole = user.equals("os-user") ? System.getProperty("user.name") + " os-user" : user;

        assertEquals(
                Map.of(whole + "  high", "person_chen 40, person_li 100, person_nobody 80, person_wang 80"),
                read("h2", "com.h2database.h2-2.2.224.jar", sources, "hikari"));
    }

    /** What each actor has read, in the application on that database and with these sources. */
    private Map<String, String> read(String kind, String driver, String sources, String pool) throws Exception {
        return read(kind, driver, sources, pool, "");
    }

    /** @param options of the URL */
    private Map<String, String> read(String kind, String driver, String sources, String pool, String options)
            throws Exception {
        String own = Path.of(TurnsOnAPool.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        String jars = DriverJars.classPath(driver, "com.zaxxer.HikariCP-4.0.3.jar", "org.slf4j.slf4j-api-2.0.17.jar");
        String pools =
                Path.of(System.getProperty("rowtally.pools"), "java8", "*").toString();
        ForkedJvm.Ended ended = ForkedJvm.of(Jdks.all().values().iterator().next(), folder)
                .shortLived()
                .agent("log.dir=log,banner=false,user.source=" + sources)
                .classPath(String.join(
                        File.pathSeparator, pool.equals("tomcat") ? List.of(own, jars, pools) : List.of(own, jars)))
                .main(
                        TurnsOnAPool.class,
                        kind,
                        url(kind) + options,
                        user(kind),
                        kind.equals("postgresql") ? "postgres" : "",
                        pool)
                .run();

        assertEquals(0, ended.status(), ended.err());
        TelemetryFile telemetry = TelemetryFile.in(folder.resolve("log"));
        assertEquals(0, telemetry.failures());
        return tables(telemetry);
    }

    private static String url(String kind) throws Exception {
        switch (kind) {
            case "h2":
                return "jdbc:h2:mem:told";
            case "postgresql":
                return Postgres.url();
            default:
                return MariaDb.url(kind) + "test";
        }
    }

    private static String user(String kind) {
        return kind.equals("h2") ? "sa" : kind.equals("postgresql") ? "postgres" : "root";
    }

    /** Which rows of which tables each actor has read, in all lines that have any. */
    private static Map<String, String> tables(TelemetryFile telemetry) {
        Map<String, Map<String, Long>> actors = new TreeMap<>();
        for (JsonNode line : telemetry.actions("pii-read")) {
            String actor = line.at("/user/id").asText()
                    + ' '
                    + line.at("/pii/attribution/method").asText()
                    + ' '
                    + line.at("/pii/attribution/key").asText()
                    + ' '
                    + line.at("/pii/attribution/confidence").asText();
            line.at("/pii/tables")
                    .fields()
                    .forEachRemaining(table -> actors.computeIfAbsent(actor, name -> new TreeMap<>())
                            .merge(table.getKey(), table.getValue().asLong(), Long::sum));
        }
        Map<String, String> tables = new TreeMap<>();
        actors.forEach((actor, rows) ->
                tables.put(actor, rows.toString().replaceAll("[{}]", "").replace('=', ' ')));
        return tables;
    }
}
