package io.rowtally.sketch;

/**
 * What an {@link Hll} keeps of a hash: 26 bits that say where, and above them 6 that say how rare, from 1; never 0. The hash of the
 * hash is the DataSketches library's: MurmurHash3 with 128 bits (x64) under its default seed.
 */
public final class Coupon {
    private static final long SEED = 9001;
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;
    private static final int BYTES = 16;

    private static final int PLACE_BITS = 26;
    private static final int PLACE = (1 << PLACE_BITS) - 1;
    private static final int RAREST = 62;

    private Coupon() {}

    /** Of sixteen bytes, low ones first. */
    static int of(long low, long high) {
        long h1 = SEED ^ Long.rotateLeft(low * C1, 31) * C2;
        h1 = (Long.rotateLeft(h1, 27) + SEED) * 5 + 0x52dce729;
        long h2 = SEED ^ Long.rotateLeft(high * C2, 33) * C1;
        h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        h1 ^= BYTES;
        h2 ^= BYTES;
        h1 += h2;
        h2 += h1;
        h1 = mixed(h1);
        h2 = mixed(h2);
        h1 += h2;
        h2 += h1;
        int rare = Math.min(Long.numberOfLeadingZeros(h2), RAREST) + 1;
        return rare << PLACE_BITS | (int) h1 & PLACE;
    }

    private static long mixed(long h) {
        long mixed = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
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
