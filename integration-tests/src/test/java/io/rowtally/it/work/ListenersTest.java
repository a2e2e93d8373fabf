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

    /** ActiveMQ 5.16; with the profile "servers" 5.18, and 6, whose names are the newer ones. */
    static Stream<Work> brokers() {
        return Stream.concat(
                Work.onEnds("work/activemq"),
                Work.more(
                        new Work(11, "work/activemq5"),
                        new Work(17, "work/activemq6"),
                        new Work(25, "work/activemq6")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokers")
    void eachMessageIsServedForItsSender(Work work) throws Exception {
        Class<?> listeners =
                work.has("work/activemq6") ? io.rowtally.it.app.work.jms3.Listeners.class : Listeners.class;

        Map<String, Map<String, Long>> readers = Work.readers(work.run(folder, "", listeners));

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
