package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Signature;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.BridgeCall;
import io.rowtally.instrument.weave.CallGraph;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * A getter of a result set: it marks its column when it returns, by index in the signature, by label in the state. What was
 * there on entry is kept, because what a getter refuses, or what the driver reads of the column inside, was not handed out. Not
 * where the class calls none of its own getters (H2, and wrappers): what is kept goes along to wherever the JVM may have to leave
 * the code that it compiled, and with it HikariCP's getters over H2 were too big to be compiled into their callers.
 *
 * <p>A getter by label that asks its own class for the column's number is one by index, as soon as it has the answer (H2).
 */
abstract class GetterAdvice extends Around {
    /** No lambda, as {@link ResultSetRole}'s. */
    private static final CallGraph.Wanted BY_LABEL = new CallGraph.Wanted() {
        @Override
        public boolean is(String name, String descriptor) {
            return Getter.byLabel(name, descriptor);
        }
    };

    /** No lambda, as the other. */
    private static final CallGraph.Wanted GETTERS = new CallGraph.Wanted() {
        @Override
        public boolean is(String name, String descriptor) {
            return Getter.is(name, descriptor);
        }
    };

    /** What finds the column of a label; null in a getter by index, and where its class does not say. */
    private final ClassOutline.@Nullable Member finder;
    /** Of the index or the label. */
    private final Type key;
    /** Whether it may ask another getter by label, which then is inside and must not mark. */
    private final boolean asksByLabel;

    private final InjectedField marked;
    private final Type markedType;
    /** Whether the parameter still says the column where the method returns. */
    private final boolean keepsColumn;
    /** The local variable with the column's number or label; 0 where there is none. */
    private int column;

    /** Whether what was marked on entry is kept. */
    private final boolean keepsBefore;

    /** What was marked on entry, if it is kept. */
    private int before;

    /** @param guarded whether something has to be done where it throws, other than to mark no more than on entry */
    GetterAdvice(MethodVisitor next, Site site, boolean guarded) {
        super(next, site, guarded || keepsBefore(site));
        finder = ColumnFinder.of(site);
        keepsBefore = keepsBefore(site);
        key = finder == null ? arguments[0] : Type.INT_TYPE;
        marked = byLabel() ? InjectedField.STATE : InjectedField.SIGNATURE;
        markedType = byLabel() ? Type.INT_TYPE : Type.LONG_TYPE;
        keepsColumn = finder == null && site.kept.in(method);
        if (keepsColumn) {
            keepsSelf();
        }
        asksByLabel = byLabel() && calls.reaches(site.method, BY_LABEL);
    }

    /** Whether what is marked may be another when it returns than on entry; or is looked up, which then is done once. */
    private static boolean keepsBefore(Site site) {
        return site.attached || site.selfCalls.mayReach(GETTERS);
    }

    final boolean byLabel() {
        return key != Type.INT_TYPE;
    }

    @Override
    protected void entry() {
        if (!keepsColumn) {
            column = newLocal(key);
            if (finder == null) {
                firstArgument();
            } else {
                mv.visitInsn(Opcodes.ICONST_0);
            }
            store(column, key);
        }
        if (keepsBefore) {
            before = newLocal(markedType);
            loadField(marked);
            store(before, markedType);
        }
        if (asksByLabel) {
            add(InjectedField.STATE, Signature.CALL);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (finder != null
                && finder.name.equals(name)
                && finder.descriptor.equals(descriptor)
                && calls.follows(owner)) {
            duplicate();
            store(column, key);
        }
    }

    /** Loads the column's number or label. */
    final void column() {
        if (keepsColumn) {
            firstArgument();
        } else {
            load(column, key);
        }
    }

    /** Loads what is marked, as it is now. */
    final void marks() {
        if (asksByLabel) {
            before();
        } else {
            loadField(marked);
        }
    }

    /** Loads what was marked on entry. */
    final void before() {
        if (keepsBefore) {
            load(before, markedType);
        } else {
            loadField(marked);
        }
    }

    /** Which of the two marks a column that is read by index. */
    final BridgeCall byIndex(BridgeCall ofItsOwn, BridgeCall ofAnother) {
        return asksAnother() ? ofAnother : ofItsOwn;
    }

    /** Marks the column: stores the answer of the bridge, whose parameters are loaded. */
    final void mark(BridgeCall readByIndex, BridgeCall readByLabel) {
        call(byLabel() ? readByLabel : readByIndex);
        storeBelow(marked, markedType);
    }

    /** What marks by index stores nothing before it has its answer. */
    @Override
    protected boolean mayFail() {
        return asksByLabel;
    }

    /** pgjdbc reads a column as text before it finds that it is no number, and as a long before it refuses a Clob. */
    @Override
    protected void thrown() {
        if (keepsBefore) {
            holder();
            before();
            storeField(marked);
        }
    }
}
