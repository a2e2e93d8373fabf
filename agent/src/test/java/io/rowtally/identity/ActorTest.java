package io.rowtally.identity;

import static io.rowtally.identity.Actor.Confidence.HIGH;
import static io.rowtally.identity.Actor.Confidence.LOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** Actors that differ in anything that a line says have lines of their own. */
class ActorTest {
    private static final Actor ACTOR = new Actor("nj0417", "10.8.3.21", "http-session", "account", HIGH);

    @Test
    void actorsWithTheSameContentAreOne() {
        Actor same = new Actor("nj0417", "10.8.3.21", "http-session", "account", HIGH);

        assertEquals(ACTOR, same);
        assertEquals(ACTOR.hashCode(), same.hashCode());
    }

    @Test
    void everyPartTellsActorsApart() {
        assertNotEquals(ACTOR, new Actor("nj0418", "10.8.3.21", "http-session", "account", HIGH));
        assertNotEquals(ACTOR, new Actor("nj0417", "10.8.3.22", "http-session", "account", HIGH));
        assertNotEquals(ACTOR, new Actor("nj0417", null, "http-session", "account", HIGH));
        assertNotEquals(ACTOR, new Actor("nj0417", "10.8.3.21", "http-principal", "account", HIGH));
        assertNotEquals(ACTOR, new Actor("nj0417", "10.8.3.21", "http-session", null, HIGH));
        assertNotEquals(ACTOR, new Actor("nj0417", "10.8.3.21", "http-session", "account", LOW));
        assertNotEquals(ACTOR, null);
    }

    @Test
    void confidenceIsWrittenAsTheTelemetrySays() {
        assertEquals("high", HIGH.text());
        assertEquals("medium", Actor.Confidence.MEDIUM.text());
        assertEquals("low", LOW.text());
    }
}
