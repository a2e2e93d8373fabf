package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Classes that have loaded get their advice while all threads stand, on old JVMs for some 50 ms a class in a large server: never all
 * of them at once.
 */
class StandsInPartsTest {
    private static final String LOG = "-Xlog:redefine+class+load,redefine+class+timer:file=redefined";

    private final Secured secured = new Secured(new Server("tomcat9", "servlet4", 17), "pac4j", "pac4j");

    @TempDir
    private Path folder;

    @Test
    void whenWorkIsFollowed() throws Exception {
        try (Site site = Site.start(secured, folder, "", LOG)) {
            site.stop();
        }
        assertBeganWithOne();
    }

    @Test
    void whenTheAgentIsAttached() throws Exception {
        try (Site site = Site.attached(secured, folder, "", LOG)) {
            site.stop();
        }
        assertBeganWithOne();
    }

    /** The first part is one class; later ones have more as long as they are quick. */
    private void assertBeganWithOne() throws IOException {
        List<String> log = Files.readAllLines(folder.resolve("redefined"));
        long before = log.stream()
                .takeWhile(line -> !line.contains("vm_op: "))
                .filter(line -> line.contains("redefined name="))
                .count();
        assertEquals(1, before, () -> String.join("\n", log));
    }
}
