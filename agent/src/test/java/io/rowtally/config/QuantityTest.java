package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void aProductThatWrapsAroundIsMalformedAndNotSmall() {
        assertEquals(Quantity.MALFORMED, Quantity.bytes("18014398509482048KiB"));
        assertEquals(Quantity.MALFORMED, Quantity.millis("5124095576030432h"));
    }

    @Test
    void theLargestNumberIsStillRead() {
        assertEquals(Long.MAX_VALUE, Quantity.bytes("9223372036854775807"));
        assertEquals(Quantity.MALFORMED, Quantity.bytes("9223372036854775808"));
    }
}
