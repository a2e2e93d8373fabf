package io.rowtally.it.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.app.work.Listeners;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a listener reads for a message is the sender's, where the message names him. */
class ListenersTest {
    @TempDir
    private Path folder;

    static Stream<Work> jdks() {
        return Work.onEnds("work/activemq");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void eachMessageIsServedForItsSender(Work work) throws Exception {
        Map<String, Map<String, Long>> readers = Work.readers(work.run(folder, "", Listeners.class));

        assertEquals(
                Map.of(
                        "admission",
                        Map.of(
                                "li - client-info JMSXUserID medium",
                                6L,
                                "wang - client-info JMSXUserID medium",
                                3L,
                                "_system:jms:admissions - system jms high",
                                5L),
                        "discharge",
                        Map.of("_system:jms:discharges.# - system jms high", 6L),
                        "main",
                        Map.of("sa - db-user - low", 1L)),
                readers);
    }
}
