package io.rowtally.instrument.jdbc;

import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.CallGraph;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Result sets: moves book the row that was left, getters set the column's bit, everything else that a driver may move
 * itself by is fenced off.
 */
public final class ResultSetRole implements Role {
    private static final String UPDATE = "update";
    private static final int ACC_PUBLIC = 0x0001;
    private static final JdbcType TYPE = new JdbcType(
            new String[] {"java/sql/ResultSet"},
            "next()Z",
            "wasNull()Z",
            "getString(I)Ljava/lang/String;",
            "getInt(I)I",
            "getLong(I)J",
            "getBytes(I)[B",
            "getObject(I)Ljava/lang/Object;",
            "getTimestamp(I)Ljava/sql/Timestamp;",
            "findColumn(Ljava/lang/String;)I",
            "getString(Ljava/lang/String;)Ljava/lang/String;",
            "isBeforeFirst()Z",
            "getRow()I");
    private static final MethodSet MOVES = MethodSet.of(
            "next()Z",
            "previous()Z",
            "first()Z",
            "last()Z",
            "absolute(I)Z",
            "relative(I)Z",
            "beforeFirst()V",
            "afterLast()V");
    private static final MethodSet QUIET = MethodSet.of(
            "isBeforeFirst()Z",
            "isAfterLast()Z",
            "isFirst()Z",
            "isLast()Z",
            "refreshRow()V",
            "insertRow()V",
            "updateRow()V",
            "deleteRow()V",
            "cancelRowUpdates()V");
    private static final MethodSet OTHERS = MethodSet.of("close()V", "moveToInsertRow()V", "moveToCurrentRow()V");

    /** No lambda: an application that has none yet would pay for the first. */
    private static final CallGraph.Wanted BY_INDEX = new CallGraph.Wanted() {
        @Override
        public boolean is(String name, String descriptor) {
            return Getter.byIndex(name, descriptor);
        }
    };

    @Override
    public void looksAt(MethodNames names) {
        TYPE.looksAt(names);
        names.add(MOVES);
        names.add(QUIET);
        names.add(OTHERS);
        names.add(StatementRole.REGISTERS);
        names.addBeginning(UPDATE);
        Getter.looksAt(names);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && advises(method)) {
                return TYPE.matches(type, hierarchy) && !statement(type);
            }
        }
        return false;
    }

    /** Any of them: Oracle's forward-only set declares close() alone, and does not call its super class's. */
    private static boolean advises(ClassOutline.Member method) {
        return MOVES.has(method) || QUIET.has(method) || OTHERS.has(method) || updates(method) || Getter.is(method);
    }

    /** {@code updateX(column, value)}: the first of them asks the server for the table's keys (pgjdbc, MySQL). */
    private static boolean updates(ClassOutline.Member method) {
        return (method.access & ACC_PUBLIC) != 0
                && method.name.startsWith(UPDATE)
                && (method.descriptor.startsWith("(I") || method.descriptor.startsWith("(Ljava/lang/String;"))
                && method.descriptor.endsWith(")V");
    }

    /** A CallableStatement has the getters of a result set, for its OUT parameters. */
    private static boolean statement(ClassOutline type) {
        for (ClassOutline.Member method : type.methods) {
            if (method.name.equals(StatementRole.REGISTERS)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public InjectedField[] fields() {
        return new InjectedField[] {InjectedField.CURSOR, InjectedField.SIGNATURE, InjectedField.STATE};
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (MOVES.has(site.method)) {
            return site.method.name.equals("relative") ? new RelativeAdvice(next, site) : new MoveAdvice(next, site);
        }
        if (QUIET.has(site.method) || updates(site.method)) {
            return new QuietAdvice(next, site);
        }
        if (OTHERS.has(site.method)) {
            return site.method.name.equals("close")
                    ? new CloseAdvice(next, site)
                    : new InsertRowAdvice(next, site, site.method.name.equals("moveToInsertRow"));
        }
        return getter(next, site);
    }

    /** A getter by label that calls one by index needs no advice of its own, and its driver knows its labels better. */
    private static boolean marksByIndex(Site site) {
        return Getter.byLabel(site.method.name, site.method.descriptor)
                && (site.calls.calls(site.method, BY_INDEX)
                        || ColumnFinder.of(site) == null && site.calls.reaches(site.method, BY_INDEX));
    }

    private static @Nullable Advice getter(MethodVisitor next, Site site) {
        if (!Getter.is(site.method) || marksByIndex(site)) {
            return null;
        }
        boolean primitive = Type.getReturnType(site.method.descriptor).getSort() < Type.ARRAY;
        if (primitive) {
            return new PrimitiveGetterAdvice(next, site);
        }
        return Getter.mayAsk(site.method.name)
                ? new AskingGetterAdvice(next, site)
                : new ObjectGetterAdvice(next, site);
    }
}
