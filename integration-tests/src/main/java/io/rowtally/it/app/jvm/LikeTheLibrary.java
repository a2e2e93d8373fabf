package io.rowtally.it.app.jvm;

import java.util.Arrays;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/**
 * Holds the sketches of the packaged jar against those of the release of Apache DataSketches in its class path, fed with the same
 * hashes: byte for byte as they grow, and as that release reads, estimates and unites them. Says how many were alike; fails at
 * the first that is not. Since 9.1 the library says of registers too that they are compact, which they are in either form; that bit
 * is left out of the comparison, and how often it differed is said.
 */
public final class LikeTheLibrary {
    private static final int LG_K = 12;
    private static final int MOST = 1_000_000;

    /** Up to so many the sketch is a list or a table, which grows otherwise than registers do. */
    private static final int FEW = 600;

    private static final int PREAMBLE_OF_REGISTERS = 10;
    private static final int FLAGS = 5;
    private static final int COMPACT = 8;

    /** Of bounds that differ by their constants only. */
    private static final double CONSTANTS = 0.001;

    /** Of two estimators that are told the same registers. */
    private static final double ESTIMATORS = 0.01;

    /** The persons of both, and how many of the second are in the first. */
    private static final int[][] UNIONS = {
        {0, 5, 0},
        {5, 0, 0},
        {5, 6, 2},
        {5, 300, 5},
        {300, 5, 0},
        {300, 300, 100},
        {100, 5_000, 50},
        {5_000, 100, 50},
        {2_000, 3_000, 1_000},
        {40_000, 30_000, 20_000}
    };

    private final PackagedSketch.Kind kind;
    private int grown;
    private int read;
    private int united;
    private int flagged;

    private LikeTheLibrary(PackagedSketch.Kind kind) {
        this.kind = kind;
    }

    public static void main(String[] arguments) throws Exception {
        LikeTheLibrary all = new LikeTheLibrary(new PackagedSketch.Kind());
        all.grow();
        for (int[] sizes : UNIONS) {
            all.unite(sizes[0], sizes[1], sizes[2]);
        }
        System.out.println(
                "ALIKE grown=" + all.grown + " read=" + all.read + " united=" + all.united + " flagged=" + all.flagged);
    }

    private void grow() throws Exception {
        PackagedSketch ours = kind.empty();
        HllSketch theirs = new HllSketch(LG_K, TgtHllType.HLL_8);
        int next = 1;
        for (int persons = 0; persons <= MOST; persons++) {
            if (persons == next || persons < FEW) {
                String which = persons + " persons";
                byte[] bytes = ours.toBytes();
                alike(form(theirs), bytes, which);
                grown++;
                read(theirs, ours, bytes, which);
                next = 2 * persons;
            }
            feed(ours, theirs, persons);
        }
    }

    /** Both read the bytes to the same sketch; the one of a table has its coupons in another order then. */
    private void read(HllSketch theirs, PackagedSketch ours, byte[] bytes, String which) throws Exception {
        HllSketch back = HllSketch.heapify(bytes);
        alike(form(back), kind.of(bytes).toBytes(), which + " read back");
        near(back.getEstimate(), Math.round(theirs.getEstimate()), 0, which + " fed and read back");
        near(back.getEstimate(), ours.estimate(), 0, which);
        near(back.getLowerBound(2), ours.lower(), CONSTANTS, which + " at least");
        near(back.getUpperBound(2), ours.upper(), CONSTANTS, which + " at most");
        read++;
    }

    private void unite(int first, int second, int both) throws Exception {
        String which = first + " and " + second + " persons";
        PackagedSketch one = fed(0, first);
        PackagedSketch other = fed(first - both, first - both + second);
        LibraryUnion theirs = new LibraryUnion(LG_K);
        theirs.add(HllSketch.heapify(one.toBytes()));
        theirs.add(HllSketch.heapify(other.toBytes()));

        one.unite(other);
        HllSketch back = HllSketch.heapify(one.toBytes());
        if (Math.abs(theirs.result().getCompositeEstimate() - back.getCompositeEstimate()) > 1e-9 * (first + second)) {
            throw new IllegalStateException(which + ": " + theirs.result() + back);
        }
        near(theirs.result().getEstimate(), one.estimate(), ESTIMATORS, which);
        // what we have united is united further
        LibraryUnion further = new LibraryUnion(LG_K);
        further.add(back);
        further.add(HllSketch.heapify(other.toBytes()));
        near(theirs.result().getEstimate(), Math.round(further.result().getEstimate()), ESTIMATORS, which + " again");
        united++;
    }

    private PackagedSketch fed(int from, int to) throws Exception {
        PackagedSketch ours = kind.empty();
        HllSketch theirs = new HllSketch(LG_K, TgtHllType.HLL_8);
        for (int person = from; person < to; person++) {
            feed(ours, theirs, person);
        }
        alike(form(theirs), ours.toBytes(), "from " + from + " to " + to);
        grown++;
        return ours;
    }

    /** As the library writes it, but for the bit that it sets since 9.1. */
    private byte[] form(HllSketch sketch) {
        byte[] bytes = sketch.toCompactByteArray();
        if (bytes[0] == PREAMBLE_OF_REGISTERS && (bytes[FLAGS] & COMPACT) != 0) {
            bytes[FLAGS] -= COMPACT;
            flagged++;
        }
        return bytes;
    }

    private static void feed(PackagedSketch ours, HllSketch theirs, int person) throws Exception {
        long hash = mixed(person);
        ours.add(hash);
        LibraryHash.add(theirs, hash);
    }

    /** Stands for a keyed hash: SplitMix64's last step. */
    private static long mixed(long number) {
        long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private static void alike(byte[] expected, byte[] found, String which) {
        if (!Arrays.equals(expected, found)) {
            throw new IllegalStateException(
                    which + ": " + Arrays.toString(expected) + " is not " + Arrays.toString(found));
        }
    }

    private static void near(double expected, long found, double share, String which) {
        if (Math.abs(expected - found) > share * expected + 0.51) {
            throw new IllegalStateException(which + ": " + found + ", the library says " + expected);
        }
    }
}
