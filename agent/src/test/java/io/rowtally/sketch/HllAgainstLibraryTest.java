package io.rowtally.sketch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.apache.datasketches.memory.Memory;
import org.junit.jupiter.api.Test;

/** The sketch against Apache DataSketches', fed with the same keyed hashes. */
class HllAgainstLibraryTest {
    /** Of bounds that differ by their constants only. */
    private static final double CONSTANTS = 0.001;

    /** Of two estimators that are told the same registers. */
    private static final double ESTIMATORS = 0.01;

    /** One sketch of each kind, fed alike. */
    private static final class Pair {
        final Hll ours = new Hll();
        private final LibrarySketch library = new LibrarySketch();
        final HllSketch theirs = library.sketch;

        Pair feed(long from, long to, long seed) {
            for (long i = from; i < to; i++) {
                long hash = mixed(seed << 32 | i);
                ours.add(Coupon.of(hash));
                library.add(hash);
            }
            return this;
        }
    }

    /** Stands for a keyed hash: SplitMix64's last step. */
    private static long mixed(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private static HllSketch library(Hll sketch) {
        return HllSketch.heapify(Memory.wrap(sketch.toBytes()));
    }

    private static Union union() {
        return new Union(Hll.LG_K);
    }

    @Test
    void itIsTheLibrarysByteForByteAsItGrows() {
        Pair pair = new Pair();
        for (int n = 0; n <= 600; n++) {
            assertArrayEquals(pair.theirs.toCompactByteArray(), pair.ours.toBytes(), n + " persons");
            pair.feed(n, n + 1, 1);
        }
        for (int n = 601; n < 2_000_000; n *= 2) {
            pair.feed(n, 2L * n, 1);
            assertArrayEquals(pair.theirs.toCompactByteArray(), pair.ours.toBytes(), 2 * n + " persons");
        }
    }

    @Test
    void itIsTheLibrarysWhateverTheHashesAre() {
        for (int seed = 2; seed < 300; seed++) {
            int persons = 1 + new Random(seed).nextInt(seed % 10 == 0 ? 20_000 : 1_000);
            Pair pair = new Pair().feed(0, persons, seed).feed(0, persons / 2, seed);
            assertArrayEquals(pair.theirs.toCompactByteArray(), pair.ours.toBytes(), "seed " + seed);
        }
    }

    @Test
    void theLibrarysEstimateAndBoundsAreOurs() {
        for (int n = 1; n < 1_000_000; n = n * 3 + 1) {
            Pair pair = new Pair().feed(0, n, n);
            assertEquals(Math.round(pair.theirs.getEstimate()), pair.ours.estimate());
            near(pair.theirs.getLowerBound(2), pair.ours.lower(), CONSTANTS);
            near(pair.theirs.getUpperBound(2), pair.ours.upper(), CONSTANTS);
        }
    }

    @Test
    void upToAFewHundredItIsExact() {
        Pair pair = new Pair().feed(0, 384, 7);

        assertEquals("384 384 384", pair.ours.estimate() + " " + pair.ours.lower() + " " + pair.ours.upper());
    }

    @Test
    void whatIsReadBackIsWhatTheLibraryReadsBack() {
        for (int n : new int[] {0, 1, 7, 8, 9, 384, 385, 50_000}) {
            Hll ours = new Pair().feed(0, n, 3).ours;
            assertArrayEquals(
                    library(ours).toCompactByteArray(), Hll.of(ours.toBytes()).toBytes(), n + " persons");
        }
    }

    /** The sizes of both, and how many of the second are in the first. */
    private static final int[][] UNIONS = {
        {5, 6, 2},
        {5, 300, 5},
        {300, 5, 0},
        {300, 300, 100},
        {300, 300, 300},
        {100, 5_000, 50},
        {5_000, 100, 50},
        {2_000, 3_000, 1_000},
        {40_000, 30_000, 20_000},
        {500_000, 500_000, 0}
    };

    @Test
    void aUnionIsWhatTheLibrarysIs() {
        for (int[] sizes : UNIONS) {
            String which = Arrays.toString(sizes);
            Hll first = new Pair().feed(0, sizes[0], 5).ours;
            Hll second = new Pair().feed(sizes[0] - sizes[2], sizes[0] - sizes[2] + sizes[1], 5).ours;
            Union union = union();
            union.update(library(first));
            union.update(library(second));

            Hll ours = Hll.of(first.toBytes());
            ours.unite(second);

            assertEquals(
                    union.getCompositeEstimate(),
                    library(ours).getCompositeEstimate(),
                    1e-9 * union.getEstimate(),
                    which);
            near(union.getEstimate(), ours.estimate(), ESTIMATORS);
            int persons = sizes[0] + sizes[1] - sizes[2];
            assertTrue(ours.lower() <= persons && persons <= ours.upper(), which + " " + ours.estimate());
        }
    }

    @Test
    void unitedWithTheLibrarysOwnSketchItIsTheUnion() {
        Pair ours = new Pair().feed(0, 3_000, 6);
        Pair theirs = new Pair().feed(2_000, 6_000, 6);
        Union union = union();
        union.update(library(ours.ours));
        union.update(theirs.theirs);

        Union whole = union();
        whole.update(ours.theirs);
        whole.update(theirs.theirs);

        assertEquals(whole.getEstimate(), union.getEstimate());
        near(6_000, Math.round(union.getEstimate()), 0.05);
    }

    /** Ertl's estimator has neither the linear counting's nor the raw one's bias, at no size. */
    @Test
    void theEstimateOfAUnionErrsAsLittleAtEverySize() {
        for (int n : new int[] {400, 2_000, 8_000, 12_000, 20_000, 60_000}) {
            double sum = 0;
            double squares = 0;
            int rounds = 40;
            for (int round = 0; round < rounds; round++) {
                Hll ours = new Pair().feed(0, n, 1_000 + round).ours;
                Hll united = new Hll();
                united.uniteRegisters(Arrays.copyOfRange(registers(ours), 40, 40 + Registers.COUNT));
                double error = (double) united.estimate() / n - 1;
                sum += error;
                squares += error * error;
            }
            assertTrue(Math.abs(sum / rounds) < 0.008, n + ": bias " + sum / rounds);
            assertTrue(Math.sqrt(squares / rounds) < 0.025, n + ": error " + Math.sqrt(squares / rounds));
        }
    }

    private static byte[] registers(Hll sketch) {
        sketch.uniteRegisters(new byte[Registers.COUNT]);
        return sketch.toBytes();
    }

    @Test
    void whatIsNoSketchIsRefused() {
        byte[] good = new Pair().feed(0, 100, 8).ours.toBytes();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThrows(IllegalArgumentException.class, () -> Hll.of(cut));
        }
        assertThrows(IllegalArgumentException.class, () -> Hll.of(Arrays.copyOf(good, good.length + 1)));
        byte[] four = new HllSketch(Hll.LG_K, TgtHllType.HLL_4).toCompactByteArray();
        assertThrows(IllegalArgumentException.class, () -> Hll.of(four));
    }

    private static void near(double expected, long actual, double share) {
        assertEquals(expected, actual, share * expected + 0.51);
    }
}
