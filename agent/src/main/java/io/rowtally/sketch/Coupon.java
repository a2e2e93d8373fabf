package io.rowtally.sketch;

/**
 * What an {@link Hll} keeps of a hash: 26 bits that say where, and above them 6 that say how rare, from 1; never 0. As the DataSketches
 * library makes it of both halves of its own hash of 128 bits. Ours is keyed and needs no further mixing, and its 64 bits are enough:
 * one in 2^38 persons is taken for rarer than it is.
 */
public final class Coupon {
    private static final int PLACE_BITS = 26;
    private static final int PLACE = (1 << PLACE_BITS) - 1;
    private static final int RAREST = 62;

    private Coupon() {}

    /** Of a hash that nobody can tell from random bits: the place is in its low bits, the rarity in the high ones. */
    static int of(long hash) {
        int rare = Math.min(Long.numberOfLeadingZeros(hash), RAREST) + 1;
        return rare << PLACE_BITS | (int) hash & PLACE;
    }

    /** Where: bits 0 to 25. */
    static int place(int coupon) {
        return coupon & PLACE;
    }

    /** How rare: 1 to 63. */
    static int rarity(int coupon) {
        return coupon >>> PLACE_BITS;
    }
}
