package io.rowtally.instrument.weave;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * A method's exception handlers and what they cover, with pieces of code left out of the method's own, whose ranges are parted
 * where such a piece lies in them.
 */
final class GuardedRanges {
    /** The order in which labels were passed. */
    private final Map<Label, Integer> places = new IdentityHashMap<>();

    private final List<Range> ranges = new ArrayList<>();
    /** Of each piece that is left out where it begins and where it ends, in their order. */
    private final List<Label> leftOut = new ArrayList<>();

    private static final class Range {
        final Label from;
        final Label to;
        final Label handler;
        final @Nullable String type;
        final boolean parted;

        Range(Label from, Label to, Label handler, @Nullable String type, boolean parted) {
            this.from = from;
            this.to = to;
            this.handler = handler;
            this.type = type;
            this.parted = parted;
        }
    }

    /** @param parted whether the pieces are left out of it */
    void add(Label from, Label to, Label handler, @Nullable String type, boolean parted) {
        ranges.add(new Range(from, to, handler, type, parted));
    }

    void passed(Label label) {
        places.put(label, places.size());
    }

    void leaveOut(Label from, Label to) {
        leftOut.add(from);
        leftOut.add(to);
    }

    /** Writes all, in the order in which they came, once the code is there. */
    void visit(MethodVisitor to) {
        for (Range range : ranges) {
            Label from = range.from;
            for (int i = 0; range.parted && i < leftOut.size(); i += 2) {
                if (place(leftOut.get(i)) >= place(range.from) && place(leftOut.get(i + 1)) <= place(range.to)) {
                    visit(to, range, from, leftOut.get(i));
                    from = leftOut.get(i + 1);
                }
            }
            visit(to, range, from, range.to);
        }
    }

    /** A range without any code is none. */
    private static void visit(MethodVisitor visitor, Range range, Label from, Label to) {
        if (from.getOffset() < to.getOffset()) {
            visitor.visitTryCatchBlock(from, to, range.handler, range.type);
        }
    }

    private int place(Label label) {
        Integer place = places.get(label);
        return place == null ? 0 : place;
    }
}
