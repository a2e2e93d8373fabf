package io.rowtally.sketch;

/**
 * The rarest coupon seen at each of 4,096 places: what an {@link Hll} keeps once it has seen more than a few hundred. As long as
 * coupons come one by one it is also estimated how many came, by what each that changed something was worth (Ting's historic
 * inverse probability, 2014), which errs by 0.83/64; where registers of two sketches were put together, only the registers tell
 * (Ertl's improved estimator, 2017), which errs by 1.04/64.
 */
final class Registers {
    /** How many there are. */
    static final int COUNT = 1 << Hll.LG_K;

    private static final double ERROR_ONE_BY_ONE = Math.sqrt(Math.log(2)) / Math.sqrt(COUNT);
    private static final double ERROR_UNITED = Math.sqrt(3 * Math.log(2) - 1) / Math.sqrt(COUNT);

    /** The sum of 2 to the power of minus each register is kept in two parts, so that the small ones are not rounded away. */
    private static final int SMALL = 32;

    final byte[] values;
    /** Whether registers were put together, so that {@link #worth} says nothing. */
    boolean united;

    double worth;
    double large = COUNT;
    double small;
    /** Registers at which nothing was seen. */
    int empty = COUNT;

    Registers() {
        this(new byte[COUNT]);
    }

    Registers(byte[] values) {
        this.values = values;
    }

    void add(int coupon) {
        int place = Coupon.place(coupon) & COUNT - 1;
        int now = Coupon.rarity(coupon);
        int before = values[place];
        if (now > before) {
            values[place] = (byte) now;
            worth += united ? 0 : COUNT / (large + small);
            add(-inverse(before), before);
            add(inverse(now), now);
            empty -= before == 0 ? 1 : 0;
        }
    }

    private void add(double inverse, int value) {
        if (value < SMALL) {
            large += inverse;
        } else {
            small += inverse;
        }
    }

    /** 2 to the power of minus the value. */
    private static double inverse(int value) {
        return Double.longBitsToDouble(1023L - value << 52);
    }

    /** The greater of each two. */
    void unite(byte[] others) {
        united = true;
        worth = 0;
        large = 0;
        small = 0;
        empty = 0;
        for (int i = 0; i < COUNT; i++) {
            int value = Math.max(values[i], others[i]);
            values[i] = (byte) value;
            add(inverse(value), value);
            empty += value == 0 ? 1 : 0;
        }
    }

    Registers copy() {
        Registers copy = new Registers(values.clone());
        copy.united = united;
        copy.worth = worth;
        copy.large = large;
        copy.small = small;
        copy.empty = empty;
        return copy;
    }

    double estimate() {
        if (!united) {
            return worth;
        }
        double rest = large + small - empty + COUNT * sigma((double) empty / COUNT);
        return COUNT / (2 * Math.log(2)) * (COUNT / rest);
    }

    /** The sum of x to the power of 2^k times 2^(k-1), for all k from 1, and x itself. */
    private static double sigma(double share) {
        double x = share;
        double sum = share;
        double weight = 1;
        double before;
        do {
            x *= x;
            before = sum;
            sum += x * weight;
            weight += weight;
        } while (sum != before);
        return sum;
    }

    /** The relative standard error of {@link #estimate}. */
    double error() {
        return united ? ERROR_UNITED : ERROR_ONE_BY_ONE;
    }

    /** So many at least have been seen. */
    int seen() {
        return COUNT - empty;
    }
}
