package io.rowtally.telemetry.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochKeyTest {

    /** Made with Python's hashlib from the bytes 0 to 31. */
    @ParameterizedTest
    @CsvSource({
        "0, 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
        "1, c837b8e18e0533c2954ae1e55c70df1f80489d94cc28e9bf5c6c651c2f63b45b",
        "2, de610d2d7970b938e5b2daeef285d3acceeaa3251b0385bf770d09805431d239",
        "3, 9915cce9cfa7bd8edaf84aaec22bc8adafe9634ed9f42ee44258b87d41e007e8",
        "1000, 66854b50cdde255090b6fc956447f2e5c9bd4afeac5746ab9155c8ca70705d6a"
    })
    void keysGoForwardAsInAnyOtherLanguage(long epoch, String key) {
        assertEquals(key, Hex.text(Keys.first().at(epoch).bytes()));
    }

    @Test
    void manyStepsAreTheSameAsOneByOne() {
        EpochKey key = Keys.first();
        for (int i = 0; i < 50; i++) {
            key = key.at(key.epoch() + 1);
        }
        assertArrayEquals(Keys.first().at(50).bytes(), key.bytes());
        assertEquals(50, key.epoch());
    }

    @Test
    void thereIsNoWayBack() {
        EpochKey later = Keys.first().at(3);
        assertThrows(IllegalArgumentException.class, () -> later.at(2));
    }

    @Test
    void aWipedKeyIsGone() {
        EpochKey key = Keys.first();
        byte[] text = {1, 2, 3};
        byte[] mac = key.digest(text);
        key.wipe();
        assertArrayEquals(new byte[Sha256.SIZE], key.bytes());
        assertFalse(Arrays.equals(mac, key.digest(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1970-01-01T00:14:59.999Z, 0",
        "1970-01-01T00:15:00Z, 1",
        "1969-12-31T23:59:59.999Z, -1",
        "2026-11-23T14:00:00Z, 1994936"
    })
    void anEpochIsAQuarterOfAnHourOfUtc(Instant time, long count) {
        assertEquals(count, EpochKey.count(time));
    }
}
