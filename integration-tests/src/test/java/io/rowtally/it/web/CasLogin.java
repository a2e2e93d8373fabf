package io.rowtally.it.web;

import io.rowtally.it.app.web.CasServer;
import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.Browser.Answer;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Until;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A CAS server of the project's own archive, without the agent, which has accounts of the application. */
final class CasLogin implements AutoCloseable {
    private static final Path JARS = Path.of(System.getProperty("rowtally.tomcats"), "cas-server");
    private static final Pattern READY = Pattern.compile("ready (\\d+)");
    private static final Pattern FIELD = Pattern.compile("name=\"(lt|execution)\" value=\"([^\"]+)\"");
    /** The account that is in its configuration as it comes. */
    private static final String ITS_OWN = "<entry key=\"casuser\" value=\"Mellon\"/>";

    private static final String OURS =
            "<entry key=\"li\" value=\"secret-li\"/><entry key=\"wang\" value=\"secret-wang\"/>";
    /** Seconds, on a machine that is busy. */
    private static final long LONGEST_START = 180;

    private final Process process;
    private final int port;

    private CasLogin(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Java 8 is the newest that it runs on as it is. */
    static boolean isThere() {
        return Files.isDirectory(JARS) && Jdks.all().containsKey(8);
    }

    static CasLogin start(Path folder) throws Exception {
        Path work = Files.createDirectories(folder.resolve("cas-server"));
        Path unpacked = work.resolve("cas");
        String classPath;
        try (Stream<Path> all = Files.list(JARS)) {
            for (Path file :
                    all.filter(file -> file.toString().endsWith(".war")).toList()) {
                unpack(file, unpacked);
            }
        }
        try (Stream<Path> all = Files.list(JARS)) {
            classPath = Stream.concat(
                            all.map(Path::toString)
                                    .filter(file -> file.endsWith(".jar"))
                                    .sorted(),
                            Stream.of(System.getProperty("java.class.path")))
                    .collect(Collectors.joining(File.pathSeparator));
        }
        Path accounts = unpacked.resolve("WEB-INF/deployerConfigContext.xml");
        Files.writeString(accounts, Files.readString(accounts).replace(ITS_OWN, OURS));
        Process process = ForkedJvm.of(Jdks.all().get(8), work)
                .shortLived()
                .classPath(classPath)
                .main(CasServer.class, unpacked.toString())
                .start();
        try {
            Path out = work.resolve("stdout");
            Until.holds(() -> READY.matcher(Files.readString(out)).find(), process, LONGEST_START);
            Matcher ready = READY.matcher(Files.readString(out));
            ready.find();
            return new CasLogin(process, Integer.parseInt(ready.group(1)));
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw new AssertionError(Files.readString(work.resolve("stderr")), e);
        }
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                Path to = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                    continue;
                }
                Files.createDirectories(to.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, to);
                }
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + port + "/cas";
    }

    /**
     * Fills in the form of the login page.
     *
     * @param page where the application has sent its user
     * @return where the server sends him back, with a ticket
     */
    String login(String page, String account) throws IOException {
        URI uri = URI.create(page);
        Browser browser = new Browser(port);
        String path = uri.getRawPath() + '?' + uri.getRawQuery();
        StringBuilder form =
                new StringBuilder("username=" + account + "&password=secret-" + account + "&_eventId=submit");
        Matcher fields = FIELD.matcher(browser.get(path).text());
        while (fields.find()) {
            form.append('&' + fields.group(1) + '=' + fields.group(2));
        }
        Answer answer = browser.post(path, form.toString());
        if (answer.status() != 302) {
            throw new AssertionError("not logged in to CAS: " + answer.text());
        }
        return answer.headers("Location").get(0);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
