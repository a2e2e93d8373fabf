package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What becomes of the entries of a dictionary that people review. */
class PackWriterTest {
    private final PackWriter pack = new PackWriter("en");

    @Test
    void ofTwoEntriesTheHeavierStays() {
        pack.add("sn", "PERSON_NAME", "surname", "0.60", 1);
        pack.add("sn", "THING", "serial number", "0.90", 2);
        pack.add("sn", "DEVICE_ID", "serial", "0.50", 1);

        assertEquals("en:serial number", pack.entries().get("sn").id());
    }

    @Test
    void ofTwoAsHeavyTheFirstStays() {
        pack.add("sn", "PERSON_NAME", "surname", "0.60", 1);
        pack.add("sn", "THING", "serial number", "0.60", 2);

        assertEquals("en:surname", pack.entries().get("sn").id());
    }

    @Test
    void whatIsNoMeaningOrNoWeightFailsTheBuild() {
        assertThrows(IllegalStateException.class, () -> pack.add("sn", "SURNAME", "sn", "0.60", 1));
        assertThrows(IllegalStateException.class, () -> pack.add("sn", "PERSON_NAME", "sn", "1.00", 1));
        assertThrows(IllegalStateException.class, () -> pack.add("sn", "PERSON_NAME", "sn", "0.6", 1));
    }
}
