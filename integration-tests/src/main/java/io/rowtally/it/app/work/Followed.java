package io.rowtally.it.app.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Waits until the agent has said that it follows work to other threads. */
final class Followed {
    private static final Path LOG = Paths.get("log", "agent.log");
    private static final long LONGEST = 60_000;

    private Followed() {}

    static void await() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!Files.exists(LOG)
                || !new String(Files.readAllBytes(LOG), StandardCharsets.UTF_8).contains("followed from now on")) {
            if ((System.nanoTime() - start) / 1_000_000 > LONGEST) {
                throw new IllegalStateException("the agent does not follow");
            }
            Thread.sleep(50);
        }
    }
}
