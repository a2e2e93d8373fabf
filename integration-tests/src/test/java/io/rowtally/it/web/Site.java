package io.rowtally.it.web;

import io.rowtally.it.app.web.WebApplication;
import io.rowtally.it.app.web.boot.BootApplication;
import io.rowtally.it.app.web.vertx.VertxApplication;
import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The web application under the agent: started, visited, stopped in an orderly way. */
final class Site implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready (\\d+)");
    /** Until the agent has said so, what a request hands to other threads is nobody's. */
    private static final String FOLLOWED = "followed from now on";

    private static final long LONGEST = 60;
    /** Seconds, of Spring Boot on a machine that is busy. */
    private static final long LONGEST_START = 180;

    private static final String SETTINGS = "log.dir=log,banner=false";

    private final Path folder;
    private final Process process;
    private final int port;

    private Site(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** @param settings the agent's, beside its directory */
    static Site start(Server server, Path folder, String settings) throws Exception {
        return start(server, server.classPath(), folder, settings);
    }

    /** Without the agent; {@link #stop} has nothing to read then. */
    static Site plain(Server server, Path folder) throws Exception {
        return ready(
                ForkedJvm.of(server.home(), folder)
                        .shortLived()
                        .classPath(server.classPath())
                        .main(WebApplication.class, server.container(), server.packageOfServlets())
                        .start(),
                folder);
    }

    /** The same behind a security framework. */
    static Site start(Secured secured, Path folder, String settings, String... options) throws Exception {
        Server server = secured.server();
        ForkedJvm jvm = ForkedJvm.of(server.home(), folder).shortLived().agent(SETTINGS + settings);
        for (String option : options) {
            jvm.option(option);
        }
        return ready(
                        jvm.classPath(secured.classPath())
                                .main(
                                        WebApplication.class,
                                        server.container(),
                                        server.packageOfServlets(),
                                        secured.configuration())
                                .start(),
                        folder)
                .followed();
    }

    /** The same with another class path. */
    static Site start(Server server, String classPath, Path folder, String settings) throws Exception {
        return started(server, classPath, folder, settings, server.container(), server.packageOfServlets());
    }

    /** With many threads, for users at once, and with executors of other makers. */
    static Site startWide(Server server, int threads, Path folder, String settings) throws Exception {
        return started(
                server,
                server.classPathWithExecutors(),
                folder,
                settings,
                threads,
                server.container(),
                server.packageOfServlets());
    }

    /** An application of Spring Boot, as {@code java -jar} starts it. */
    static Site start(Boot boot, Path folder, String settings, String... options) throws Exception {
        Path jar = FatJar.write(folder.resolve("application.jar"), BootApplication.class, boot.libraries());
        return startJar(boot.home(), jar, folder, settings, options);
    }

    /** An application in an executable jar. */
    static Site startJar(Path home, Path jar, Path folder, String settings, String... options) throws Exception {
        ForkedJvm jvm = ForkedJvm.of(home, folder).shortLived().agent(SETTINGS + settings);
        for (String option : options) {
            jvm.option(option);
        }
        return ready(jvm.option("-jar").option(jar.toString()).start(), folder).followed();
    }

    /** An application on Vert.x, whose jars are in that folder. */
    static Site startVertx(Server server, Path folder, String settings) throws Exception {
        return ready(
                        ForkedJvm.of(server.home(), folder)
                                .shortLived()
                                .agent(SETTINGS + settings)
                                .classPath(server.classPath())
                                .main(VertxApplication.class)
                                .start(),
                        folder)
                .followed();
    }

    /** The same, with accounts of that many users more, and a table for each. */
    static Site startCrowded(Server server, int threads, int users, Path folder, String settings) throws Exception {
        return ready(
                        ForkedJvm.of(server.home(), folder)
                                .option("-Dweb.threads=" + threads)
                                .option("-Dweb.users=" + users)
                                .agent(SETTINGS + settings)
                                .classPath(server.classPath())
                                .main(WebApplication.class, server.container(), server.packageOfServlets())
                                .start(),
                        folder)
                .followed();
    }

    private static Site started(Server server, String classPath, Path folder, String settings, String... arguments)
            throws Exception {
        return started(server, classPath, folder, settings, 1, arguments);
    }

    private static Site started(
            Server server, String classPath, Path folder, String settings, int threads, String... arguments)
            throws Exception {
        return ready(
                        ForkedJvm.of(server.home(), folder)
                                .shortLived()
                                .option("-Dweb.threads=" + threads)
                                .agent(SETTINGS + settings)
                                .classPath(classPath)
                                .main(WebApplication.class, arguments)
                                .start(),
                        folder)
                .followed();
    }

    /** The application has started without the agent, which then comes to it. */
    static Site attached(Secured secured, Path folder, String settings, String... options) throws Exception {
        Server server = secured.server();
        ForkedJvm jvm = ForkedJvm.of(server.home(), folder).shortLived();
        List.of(options).forEach(jvm::option);
        Process process = jvm.classPath(secured.classPath())
                .main(WebApplication.class, server.container(), server.packageOfServlets(), secured.configuration())
                .start();
        Site site = ready(process, folder);
        ForkedJvm.Ended attach = ForkedJvm.of(server.home(), Files.createDirectories(folder.resolve("attach")))
                .command("attach", Long.toString(process.pid()), SETTINGS + settings)
                .run();
        if (attach.status() != 0) {
            site.close();
            throw new AssertionError("not attached: " + attach);
        }
        return site.followed();
    }

    private Site followed() throws Exception {
        awaitFollowed(folder, process);
        return this;
    }

    static void awaitFollowed(Path folder, Process process) throws Exception {
        Path log = folder.resolve("log/agent.log");
        Until.holds(() -> Files.exists(log) && Files.readString(log).contains(FOLLOWED), process);
    }

    private static Site ready(Process process, Path folder) throws Exception {
        try {
            Until.holds(() -> READY.matcher(out(folder)).find(), process, LONGEST_START);
        } catch (AssertionError e) {
            throw new AssertionError(Files.readString(folder.resolve("stderr")) + out(folder), e);
        }
        Matcher ready = READY.matcher(out(folder));
        ready.find();
        return new Site(folder, process, Integer.parseInt(ready.group(1)));
    }

    private static String out(Path folder) throws IOException {
        return Files.readString(folder.resolve("stdout"));
    }

    Browser browser() {
        return new Browser(port);
    }

    KeptConnection connection() {
        return new KeptConnection(port);
    }

    Browser browserAt(String address) {
        return new Browser(port, address);
    }

    /** Stops the application and reads what the agent has written. */
    TelemetryFile stop() throws Exception {
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("no orderly end: " + Files.readString(folder.resolve("stderr")));
        }
        TelemetryFile telemetry = TelemetryFile.in(folder.resolve("log"));
        if (telemetry.actions("agent-stop").isEmpty()) {
            // its last lines are in the crash journal, for the next start
            throw new AssertionError("the agent's thread was not done in the ten seconds that a stop waits for it: "
                    + Files.readString(folder.resolve("log/agent.log")));
        }
        return telemetry;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
