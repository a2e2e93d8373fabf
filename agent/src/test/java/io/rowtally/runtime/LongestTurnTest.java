package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long the agent's thread takes for a turn is measured, and said where it is too long. */
class LongestTurnTest {
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private long now = -5;
    private LongestTurn turns;

    @BeforeEach
    void listen() {
        Logger log = new LoggerContext().getLogger("turns");
        said.start();
        log.addAppender(said);
        turns = new LongestTurn(() -> now, log);
    }

    @Test
    void theLongestIsToldAndTheNextTimeThatOfThoseSince() {
        turns.time(() -> pass(3));
        turns.time(() -> pass(800));
        turns.time(() -> pass(20));
        turns.time(() -> assertEquals(800, turns.takeMillis()));

        turns.time(() -> pass(7));
        turns.time(() -> assertEquals(7, turns.takeMillis()));
    }

    @Test
    void theOneUnderWayIsAmongThem() {
        turns.time(() -> pass(3));
        turns.time(() -> {
            pass(90);
            assertEquals(90, turns.takeMillis());
            pass(10);
        });

        turns.time(() -> assertEquals(100, turns.takeMillis(), "which was longer than had been told"));
    }

    @Test
    void oneThatDoesMeanwhileWhatIsDueCountsAnewFromThen() {
        List<Long> due = new ArrayList<>();
        turns.time(() -> {
            for (int i = 0; i < 30; i++) {
                pass(400);
                turns.meanwhile(() -> due.add(now));
            }
        });

        assertEquals(10, due.size(), "each time a second was over: " + due);
        turns.time(() -> assertEquals(1_200, turns.takeMillis()));
        assertEquals(0, said.list.size());
    }

    @Test
    void whatIsDueMeanwhileIsPartOfIt() {
        turns.time(() -> {
            pass(1_000);
            turns.meanwhile(() -> pass(10_000));
        });

        turns.time(() -> assertEquals(11_000, turns.takeMillis()));
        assertEquals(1, said.list.size());
    }

    @Test
    void whatPassesBetweenTurnsIsNone() {
        turns.time(() -> pass(3));
        pass(1_000);

        assertEquals(3, turns.takeMillis());
        assertEquals(0, turns.takeMillis());
    }

    @Test
    void oneThatFailsCounts() {
        assertThrows(
                IllegalStateException.class,
                () -> turns.time(() -> {
                    pass(40);
                    throw new IllegalStateException();
                }));

        turns.time(() -> assertEquals(40, turns.takeMillis()));
    }

    @Test
    void eachOfMoreThanTenSecondsIsSaid() {
        turns.time(() -> pass(10_000));
        assertEquals(0, said.list.size());

        turns.time(() -> pass(10_001));
        turns.time(() -> pass(60_000));
        turns.time(() -> pass(1));

        List<String> words =
                said.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.toList());
        assertEquals(2, words.size(), words.toString());
        assertEquals(
                "a turn of the agent's thread took 10001 ms: the log's disk or the processors are slow", words.get(0));
    }

    private void pass(long millis) {
        now += millis * 1_000_000;
    }
}
