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
    private static final String BY_SENDER = " - client-info JMSXUserID medium";
    /** Artemis has an account for who does not say who he is. */
    private static final String SOMEBODY = "nobody" + BY_SENDER;

    @TempDir
    private Path folder;

    /** ActiveMQ 5.16; with the profile "servers" 5.18, and 6 and Artemis, whose names are the newer ones. */
    static Stream<Work> brokers() {
        return Stream.concat(
                Work.onEnds("work/activemq"),
                Work.more(
                        new Work(11, "work/activemq5"),
                        new Work(17, "work/activemq6"),
                        new Work(25, "work/activemq6"),
                        new Work(17, "work/artemis"),
                        new Work(21, "work/artemis")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokers")
    void eachMessageIsServedForItsSender(Work work) throws Exception {
        boolean artemis = work.has("work/artemis");
        Class<?> listeners =
                artemis || work.has("work/activemq6") ? io.rowtally.it.app.work.jms3.Listeners.class : Listeners.class;

        Map<String, Map<String, Long>> readers =
                Work.readers(work.run(folder, "", listeners, artemis ? new String[] {"artemis"} : new String[0]));

        assertEquals(
                Map.of(
                        "admission",
                        Map.of(
                                "li" + BY_SENDER,
                                6L,
                                "wang" + BY_SENDER,
                                3L,
                                artemis ? SOMEBODY : "_system:jms:admissions - system jms high",
                                5L),
                        "discharge",
                        Map.of(artemis ? SOMEBODY : "_system:jms:discharges.# - system jms high", 6L),
                        "main",
                        Map.of("sa - db-user - low", 1L)),
                readers);
    }
}
