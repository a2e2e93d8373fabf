package io.rowtally.it.web;

import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The web application in an application server as it is shipped, under the agent. */
final class ShippedSite implements AutoCloseable {
    /** Seconds, of a server whose modules are many on a machine that is busy. */
    private static final long LONGEST = 240;

    private final Path folder;
    private final Process process;
    private final int port;

    private ShippedSite(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** Starts the server and waits until its application answers and the agent follows what that hands to other threads. */
    static ShippedSite start(ShippedServer server, Path folder) throws Exception {
        int port = freePort();
        Path application = WarFile.write(folder.resolve("application.war"), server);
        String option = "-javaagent:" + ForkedJvm.agentJar() + "=banner=false,log.dir=" + folder.resolve("log");
        server.maker().lay(server.home(), folder, application, option, port);
        ProcessBuilder builder = new ProcessBuilder(server.maker().command(server.home(), folder, port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        String jdk = server.jdk().toString();
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("JAVA_HOME", jdk);
        builder.environment().put("AS_JAVA", jdk);
        builder.environment().putAll(server.maker().environment(folder));
        ShippedSite site = new ShippedSite(folder, builder.start(), port);
        try {
            Until.holds(site::answers, site.process, LONGEST);
            Site.awaitFollowed(folder, site.process);
            return site;
        } catch (Throwable t) {
            site.close();
            throw new AssertionError(Files.readString(folder.resolve("out")), t);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try {
            return browser().get(Maker.PATH + "/open/forms").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    Browser browser() {
        return new Browser(port);
    }

    /** Has the server stop in its own way, and reads what the agent has written. */
    TelemetryFile stop() throws Exception {
        List<ProcessHandle> all = all();
        // the first are scripts and what they start, which end with the last: the server itself
        all.stream().filter(ShippedSite::hasNoChildren).forEach(ProcessHandle::destroy);
        for (ProcessHandle one : all) {
            one.onExit().get(LONGEST, TimeUnit.SECONDS);
        }
        return TelemetryFile.in(folder.resolve("log"));
    }

    private static boolean hasNoChildren(ProcessHandle one) {
        return one.children().findAny().isEmpty();
    }

    private List<ProcessHandle> all() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    @Override
    public void close() {
        all().forEach(ProcessHandle::destroyForcibly);
    }
}
