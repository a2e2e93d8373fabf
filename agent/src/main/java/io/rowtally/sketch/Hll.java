package io.rowtally.sketch;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * How many different coupons there were: HyperLogLog in the serialized form of Apache DataSketches, {@code lg_k} 12, so that whoever
 * keeps the log can unite sketches with that library. Up to 7 coupons it is a list of them, up to 384 a hash table, beyond that
 * 4,096 {@link Registers}, of a byte each (HLL_8): HLL_4 takes half of that, and a table of exceptions beside it that moves
 * whenever the smallest register does. As few have so many persons in an hour, that would save little, and be the larger half
 * of this class.
 *
 * <p>Fed by a single thread. A sketch fed with the same coupons in the same order is the library's, byte for byte.
 */
public final class Hll {
    /** The logarithm of the number of registers. */
    public static final int LG_K = 12;

    private static final int LG_LIST = 3;
    private static final int LG_FIRST_TABLE = 5;
    private static final int LG_LAST_TABLE = LG_K - 3;

    private static final byte VERSION = 1;
    private static final byte FAMILY = 7;
    private static final int EMPTY = 4;
    private static final int COMPACT = 8;
    private static final int UNITED = 16;
    private static final int KIND = 2 << 2;
    private static final int LIST = 0;
    private static final int TABLE = 1;
    private static final int REGISTERS = 2;
    /** By mode, in units of four bytes. */
    private static final byte[] PREAMBLE = {2, 3, 10};

    private static final int[] NONE = {};

    /** What the library takes 385 coupons for when it goes over to registers. */
    private static final double WORTH_OF_TABLE = 385.00036716501364;

    private int lgLength = LG_LIST;
    private int count;
    private int[] coupons = new int[1 << LG_LIST];
    private @Nullable Registers registers;

    public Hll() {}

    /** Takes a coupon, which may have been there. */
    public void add(int coupon) {
        if (registers != null) {
            registers.add(coupon);
            return;
        }
        int slot = lgLength == LG_LIST ? inList(coupon) : inTable(coupons, lgLength, coupon);
        if (coupons[slot] == coupon) {
            return;
        }
        coupons[slot] = coupon;
        count++;
        if (lgLength == LG_LIST ? count == coupons.length : 4 * count > 3 * coupons.length) {
            grow();
        }
    }

    /** Where the coupon is, or else goes. */
    private int inList(int coupon) {
        int slot = 0;
        while (slot < count && coupons[slot] != coupon) {
            slot++;
        }
        return slot;
    }

    private static int inTable(int[] table, int lgLength, int coupon) {
        int slot = coupon & table.length - 1;
        int stride = Coupon.place(coupon) >>> lgLength | 1;
        while (table[slot] != 0 && table[slot] != coupon) {
            slot = slot + stride & table.length - 1;
        }
        return slot;
    }

    private void grow() {
        if (lgLength == LG_LAST_TABLE) {
            registers = new Registers();
            addAllTo(registers);
            registers.worth = WORTH_OF_TABLE;
            coupons = NONE;
            return;
        }
        int lgLonger = lgLength == LG_LIST ? LG_FIRST_TABLE : lgLength + 1;
        int[] longer = new int[1 << lgLonger];
        for (int coupon : coupons) {
            if (coupon != 0) {
                longer[inTable(longer, lgLonger, coupon)] = coupon;
            }
        }
        coupons = longer;
        lgLength = lgLonger;
    }

    private void addAllTo(Registers to) {
        for (int coupon : coupons) {
            if (coupon != 0) {
                to.add(coupon);
            }
        }
    }

    /** Takes what another one has seen; that one stays as it is. */
    public void unite(Hll other) {
        Registers theirs = other.registers;
        if (theirs == null) {
            for (int coupon : other.coupons) {
                if (coupon != 0) {
                    add(coupon);
                }
            }
        } else if (registers == null) {
            Registers copy = theirs.copy();
            addAllTo(copy);
            registers = copy;
            coupons = NONE;
        } else {
            registers.unite(theirs.values);
        }
    }

    /** Takes {@code 4,096} registers, each the greatest rarity of the coupons with that place. */
    public void uniteRegisters(byte[] values) {
        if (registers == null) {
            registers = new Registers();
            registers.unite(values);
            addAllTo(registers);
            coupons = NONE;
        } else {
            registers.unite(values);
        }
    }

    /** Bytes that it takes, roughly. */
    public int weight() {
        return registers == null ? Integer.BYTES * coupons.length : Registers.COUNT;
    }

    public boolean isEmpty() {
        return count == 0 && registers == null;
    }

    /** How many there were, most likely; exact up to 384. */
    public long estimate() {
        return registers == null ? count : Math.round(registers.estimate());
    }

    /** There were so many at least, in 39 of 40 cases. */
    public long lower() {
        return registers == null
                ? count
                : Math.max(registers.seen(), Math.round(registers.estimate() / (1 + 2 * registers.error())));
    }

    /** There were so many at most, in 39 of 40 cases. */
    public long upper() {
        return registers == null ? count : Math.round(registers.estimate() / (1 - 2 * registers.error()));
    }

    // ---- DataSketches' form

    /** The compact form of the library's {@code HllSketch}. */
    public byte[] toBytes() {
        int mode = registers != null ? REGISTERS : lgLength == LG_LIST ? LIST : TABLE;
        int flags = (mode == REGISTERS ? 0 : COMPACT) | (isEmpty() ? EMPTY : 0);
        int length = 4 * PREAMBLE[mode] + (registers != null ? Registers.COUNT : 4 * count);
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(PREAMBLE[mode]).put(VERSION).put(FAMILY).put((byte) LG_K);
        out.put((byte) (mode == REGISTERS ? 0 : lgLength));
        out.put((byte) (registers != null && registers.united ? UNITED : flags));
        out.put((byte) (mode == LIST ? count : 0)).put((byte) (KIND | mode));
        if (registers != null) {
            out.putDouble(registers.worth).putDouble(registers.large).putDouble(registers.small);
            out.putInt(registers.empty).putInt(0).put(registers.values);
            return out.array();
        }
        if (mode == TABLE) {
            out.putInt(count);
        }
        for (int coupon : coupons) {
            if (coupon != 0) {
                out.putInt(coupon);
            }
        }
        return out.array();
    }

    /**
     * The sketch of {@link #toBytes}.
     *
     * @throws IllegalArgumentException if it is none, or one of another kind
     */
    public static Hll of(byte[] bytes) {
        try {
            return read(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a sketch that is cut off", e);
        }
    }

    private static Hll read(ByteBuffer in) {
        int preamble = in.get();
        int version = in.get();
        int family = in.get();
        int lgK = in.get();
        in.get();
        int flags = in.get();
        int listed = in.get();
        int mode = in.get() - KIND;
        boolean known = version == VERSION && family == FAMILY && lgK == LG_K && mode >= LIST && mode <= REGISTERS;
        if (!known || preamble != PREAMBLE[mode] || (mode != REGISTERS) != ((flags & COMPACT) != 0)) {
            throw new IllegalArgumentException("no sketch of ours");
        }
        Hll sketch = new Hll();
        if (mode == REGISTERS) {
            sketch.registers = registers(in, (flags & UNITED) != 0);
            sketch.coupons = NONE;
        } else {
            int count = mode == LIST ? listed : in.getInt();
            for (int i = 0; i < count; i++) {
                sketch.add(in.getInt());
            }
            if (sketch.registers != null || sketch.count != count) {
                throw new IllegalArgumentException("coupons that are none");
            }
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("more than a sketch");
        }
        return sketch;
    }

    private static Registers registers(ByteBuffer in, boolean united) {
        double worth = in.getDouble();
        in.position(in.position() + 2 * Double.BYTES + 2 * Integer.BYTES);
        Registers read = new Registers();
        byte[] values = new byte[Registers.COUNT];
        in.get(values);
        for (byte value : values) {
            if (value < 0 || value > 63) {
                throw new IllegalArgumentException("registers that are none");
            }
        }
        read.unite(values);
        read.united = united;
        read.worth = united ? 0 : worth;
        return read;
    }
}
