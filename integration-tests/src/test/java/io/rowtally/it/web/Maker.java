package io.rowtally.it.web;

import io.rowtally.it.harness.DriverJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How an application server is laid out beside its own folder, which stays as it was unpacked, and started: with the agent's option
 * where README says that it belongs.
 */
enum Maker {
    WILDFLY("java:jboss/datasources/ExampleDS") {
        @Override
        void lay(Path home, Path folder, Path application, String option, int port) throws IOException {
            copy(home.resolve("standalone/configuration"), folder.resolve("standalone/configuration"));
            Path deployments = Files.createDirectories(folder.resolve("standalone/deployments"));
            Files.copy(application, deployments.resolve(ARCHIVE));
            Files.writeString(
                    folder.resolve("standalone.conf"),
                    Files.readString(home.resolve("bin/standalone.conf")) + "\nJAVA_OPTS=\"$JAVA_OPTS " + option
                            + "\"\n");
        }

        @Override
        List<String> command(Path home, Path folder, int port) {
            return List.of(
                    "sh",
                    home.resolve("bin/standalone.sh").toString(),
                    "-Djboss.server.base.dir=" + folder.resolve("standalone"),
                    "-Djboss.socket.binding.port-offset=" + (port - USUAL_PORT));
        }

        @Override
        Map<String, String> environment(Path folder) {
            return Map.of("RUN_CONF", folder.resolve("standalone.conf").toString());
        }
    },

    LIBERTY("jdbc/registry") {
        private static final String SERVER = "registry";

        @Override
        void lay(Path home, Path folder, Path application, String option, int port) throws IOException {
            Path server = Files.createDirectories(folder.resolve("servers").resolve(SERVER));
            Files.writeString(server.resolve("jvm.options"), option + '\n');
            Files.copy(
                    application,
                    Files.createDirectories(server.resolve("dropins")).resolve(ARCHIVE));
            Path driver = Path.of(DriverJars.classPath("com.h2database.h2-1.4.200.jar"));
            Files.copy(driver, Files.createDirectories(server.resolve("lib")).resolve("h2.jar"));
            Files.writeString(server.resolve("server.xml"), """
                    <server>
                      <featureManager>
                        <feature>servlet-4.0</feature>
                        <feature>jdbc-4.2</feature>
                        <feature>jndi-1.0</feature>
                      </featureManager>
                      <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
                      <library id="h2"><fileset dir="${server.config.dir}/lib"/></library>
                      <dataSource jndiName="%s" type="javax.sql.ConnectionPoolDataSource">
                        <jdbcDriver libraryRef="h2" javax.sql.ConnectionPoolDataSource="org.h2.jdbcx.JdbcDataSource"/>
                        <properties URL="jdbc:h2:mem:registry;DB_CLOSE_DELAY=-1" user="sa" password=""/>
                      </dataSource>
                    </server>
                    """.formatted(port, pool));
        }

        @Override
        List<String> command(Path home, Path folder, int port) {
            return List.of("sh", home.resolve("bin/server").toString(), "run", SERVER);
        }

        @Override
        Map<String, String> environment(Path folder) {
            return Map.of("WLP_USER_DIR", folder.toString());
        }
    },

    PAYARA("jdbc/__default") {
        private static final String DOMAIN = "domain1";
        private static final String OPTION = "<jvm-options>";

        @Override
        void lay(Path home, Path folder, Path application, String option, int port) throws IOException {
            Path domain = folder.resolve("domains").resolve(DOMAIN);
            copy(home.resolve("glassfish/domains").resolve(DOMAIN), domain);
            Path settings = domain.resolve("config/domain.xml");
            Files.writeString(
                    settings,
                    Files.readString(settings)
                            .replaceFirst(OPTION, OPTION + option + "</jvm-options>" + OPTION)
                            .replace("port=\"" + USUAL_PORT + '"', "port=\"" + port + '"')
                            .replace("port=\"8181\"", "port=\"" + ShippedSite.freePort() + '"')
                            .replace("port=\"4848\"", "port=\"" + ShippedSite.freePort() + '"'));
            Files.copy(
                    application,
                    Files.createDirectories(domain.resolve("autodeploy")).resolve(ARCHIVE));
        }

        @Override
        List<String> command(Path home, Path folder, int port) {
            return List.of(
                    "sh",
                    home.resolve("bin/asadmin").toString(),
                    "start-domain",
                    "--verbose",
                    "--domaindir",
                    folder.resolve("domains").toString(),
                    DOMAIN);
        }

        @Override
        Map<String, String> environment(Path folder) {
            return Map.of();
        }
    };

    /** Whose name is the application's path. */
    private static final String ARCHIVE = "registry.war";

    static final String PATH = "/registry";
    private static final int USUAL_PORT = 8080;

    /** Under which name the application finds the server's pool. */
    final String pool;

    Maker(String pool) {
        this.pool = pool;
    }

    /** Writes what the server is to run with into a folder of its own. */
    abstract void lay(Path home, Path folder, Path application, String option, int port) throws IOException;

    abstract List<String> command(Path home, Path folder, int port);

    abstract Map<String, String> environment(Path folder);

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
