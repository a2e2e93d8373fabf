package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Jdbc;
import io.rowtally.bridge.Origin;
import io.rowtally.bridge.Parameters;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Statements: they remember their SQL, hand it on to their result sets, count executions, and see to it that a set which
 * they close leaves its row; what is read of their OUT parameters is one row an execution.
 */
public final class StatementRole implements Role {
    private static final JdbcType TYPE = new JdbcType(
            new String[] {"java/sql/Statement", "java/sql/PreparedStatement", "java/sql/CallableStatement"},
            "getUpdateCount()I",
            "getMoreResults()Z",
            "setMaxRows(I)V",
            "getMaxRows()I",
            "setQueryTimeout(I)V",
            "getQueryTimeout()I",
            "setFetchSize(I)V",
            "getFetchSize()I",
            "addBatch()V",
            "clearBatch()V",
            "executeBatch()[I",
            "clearParameters()V",
            "setString(ILjava/lang/String;)V",
            "setInt(II)V",
            "setLong(IJ)V");

    /** The names that {@link #kind} knows. */
    private static final String[] KINDS = {
        "executeQuery",
        "execute",
        "executeUpdate",
        "executeLargeUpdate",
        "executeBatch",
        "executeLargeBatch",
        "getResultSet",
        "getGeneratedKeys",
        "getMoreResults",
        "close"
    };

    /** What a {@code CallableStatement} alone has. */
    static final String REGISTERS = "registerOutParameter";

    private static final MethodSet BINDING = MethodSet.of(
            "setString(ILjava/lang/String;)V",
            "setNString(ILjava/lang/String;)V",
            "setObject(ILjava/lang/Object;)V",
            "setObject(ILjava/lang/Object;I)V",
            "setNull(II)V",
            "setInt(II)V",
            "setLong(IJ)V");

    @Override
    public void looksAt(MethodNames names) {
        TYPE.looksAt(names);
        names.add(KINDS);
        names.add(REGISTERS);
        names.add(BINDING);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && (kind(method) != null || registers(method) || binds(method))) {
                return TYPE.matches(type, hierarchy);
            }
        }
        return false;
    }

    @Override
    public InjectedField[] fields() {
        return new InjectedField[] {InjectedField.KEPT, InjectedField.ANSWER, InjectedField.PARAMETERS};
    }

    @Override
    public boolean isEnoughAbove(ClassOutline.Member method) {
        return kind(method) != null;
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        Kind kind = kind(site.method);
        if (binds(site.method)) {
            return new Bound(next, site);
        }
        if (kind == null) {
            boolean parameter = Getter.is(site.method) && site.calls.declares(REGISTERS);
            return parameter ? new ParameterAdvice(next, site) : null;
        }
        switch (kind) {
            case MORE:
                return site.attached ? new Guarded(next, site) : new More(next, site);
            case CLOSE:
                return new Closed(next, site);
            default:
                return new Executed(next, site, kind);
        }
    }

    /** A {@code CallableStatement}: its getters are advised, though it may execute as its super class does (Derby). */
    private static boolean registers(ClassOutline.Member method) {
        return method.name.equals(REGISTERS);
    }

    /** Whether a method binds a parameter that may be the user's name, where that is listened for. */
    private static boolean binds(ClassOutline.Member method) {
        return Origin.Session.listensToSql() && BINDING.has(method);
    }

    private enum Kind {
        QUERY,
        EXECUTE,
        UPDATE,
        RESULT_SET,
        KEYS,
        MORE,
        CLOSE
    }

    /** By its name first, since most methods of most classes are none of these. */
    private static @Nullable Kind kind(ClassOutline.Member method) {
        switch (method.name) {
            case "executeQuery":
                return returns(method, Type.OBJECT) && (plain(method) || bySql(method)) ? Kind.QUERY : null;
            case "execute":
                return returns(method, Type.BOOLEAN) && (plain(method) || bySql(method)) ? Kind.EXECUTE : null;
            case "executeUpdate":
            case "executeLargeUpdate":
                boolean counts = returns(method, Type.INT) || returns(method, Type.LONG);
                return counts && (plain(method) || bySql(method)) ? Kind.UPDATE : null;
            case "executeBatch":
            case "executeLargeBatch":
                return returns(method, Type.ARRAY) && plain(method) ? Kind.UPDATE : null;
            case "getResultSet":
                return returns(method, Type.OBJECT) && plain(method) ? Kind.RESULT_SET : null;
            case "getGeneratedKeys":
                return returns(method, Type.OBJECT) && plain(method) ? Kind.KEYS : null;
            case "getMoreResults":
                return returns(method, Type.BOOLEAN) ? Kind.MORE : null;
            case "close":
                return returns(method, Type.VOID) && plain(method) ? Kind.CLOSE : null;
            default:
                return null;
        }
    }

    private static boolean returns(ClassOutline.Member method, int sort) {
        return Type.getReturnType(method.descriptor).getSort() == sort;
    }

    private static boolean plain(ClassOutline.Member method) {
        return method.descriptor.startsWith("()");
    }

    private static boolean bySql(ClassOutline.Member method) {
        return method.descriptor.startsWith("(Ljava/lang/String;");
    }

    /** An execution, or the handing out of one of its result sets. */
    private static final class Executed extends Guarded {
        private final Kind kind;
        /** Whether the statement has a field to follow its sets with. */
        private final boolean follows;

        Executed(MethodVisitor next, Site site, Kind kind) {
            super(next, site);
            this.kind = kind;
            this.follows = !site.attached;
        }

        @Override
        protected void entry() {
            boolean executes = kind != Kind.RESULT_SET && kind != Kind.KEYS;
            if (follows && executes) {
                loadField(InjectedField.ANSWER);
                call(Jdbc.class, "ending", void.class, Object.class);
            }
            if (executes) {
                loadField(InjectedField.PARAMETERS);
                call(Parameters.class, "left", void.class, Object.class);
            }
            if (arguments.length > 0) {
                holder();
                loadField(InjectedField.KEPT);
                firstArgument();
                call(Jdbc.class, "remembered", Object.class, Object.class, String.class);
                storeField(InjectedField.KEPT);
            }
            if (Origin.Session.listens()) {
                loadField(InjectedField.KEPT);
                call(Origin.Session.class, executes ? "executing" : "answering", void.class, Object.class);
            }
            super.entry();
        }

        @Override
        protected void beforeReturn() {
            switch (kind) {
                case QUERY:
                    set();
                    context();
                    answer();
                    call(Jdbc.class, "answered", Object.class, Object.class, Object.class, Object.class, Object.class);
                    follow();
                    break;
                case EXECUTE:
                    duplicate();
                    context();
                    call(Jdbc.class, "executed", void.class, boolean.class, Object.class, Object.class);
                    break;
                case UPDATE:
                    push(false);
                    context();
                    call(Jdbc.class, "executed", void.class, boolean.class, Object.class, Object.class);
                    break;
                default:
                    set();
                    push(kind == Kind.KEYS);
                    context();
                    answer();
                    call(
                            Jdbc.class,
                            "handedOut",
                            Object.class,
                            Object.class,
                            boolean.class,
                            Object.class,
                            Object.class,
                            Object.class);
                    follow();
                    break;
            }
        }

        /** From a set on the stack to: set, what {@link #follow} needs, set. */
        private void set() {
            duplicate();
            if (follows) {
                holder();
                mv.visitInsn(Opcodes.SWAP);
            }
        }

        private void answer() {
            if (follows) {
                loadField(InjectedField.ANSWER);
            } else {
                mv.visitInsn(Opcodes.ACONST_NULL);
            }
        }

        /** Keeps what was returned to follow the set. */
        private void follow() {
            if (follows) {
                storeField(InjectedField.ANSWER);
            } else {
                mv.visitInsn(Opcodes.POP);
            }
        }

        private void context() {
            token();
            loadField(InjectedField.KEPT);
        }

        @Override
        protected void thrown() {
            if (kind == Kind.RESULT_SET || kind == Kind.KEYS) {
                super.thrown();
            } else {
                token();
                call(Jdbc.class, "failed", void.class, Object.class);
            }
        }
    }

    /** A method that binds a parameter. */
    private static final class Bound extends Around {
        private final boolean isNull;

        Bound(MethodVisitor next, Site site) {
            super(next, site, false);
            isNull = site.method.name.equals("setNull");
        }

        @Override
        protected void entry() {
            loadField(InjectedField.KEPT);
            argument(0);
            boolean object = isNull || arguments[1].getSort() == Type.OBJECT;
            if (isNull) {
                mv.visitInsn(Opcodes.ACONST_NULL);
            } else {
                argument(1);
            }
            if (!object && arguments[1].getSort() == Type.INT) {
                mv.visitInsn(Opcodes.I2L);
            }
            Class<?> value = object ? Object.class : long.class;
            call(Origin.Session.class, "bound", void.class, Object.class, int.class, value);
        }
    }

    /** {@code getMoreResults}: without a parameter it closes the current set. */
    private static final class More extends Guarded {
        More(MethodVisitor next, Site site) {
            super(next, site);
        }

        @Override
        protected void entry() {
            if (arguments.length == 0) {
                loadField(InjectedField.ANSWER);
                call(Jdbc.class, "ending", void.class, Object.class);
            }
            super.entry();
        }
    }

    /**
     * {@code close()}: its sets and its parameters are behind the application. A wrapper that is closed twice must not end what
     * another one reads of the same driver's statement.
     */
    private static final class Closed extends Around {
        private final boolean follows;

        Closed(MethodVisitor next, Site site) {
            super(next, site, false);
            this.follows = !site.attached;
        }

        @Override
        protected void entry() {
            if (follows) {
                loadField(InjectedField.ANSWER);
                call(Jdbc.class, "ending", void.class, Object.class);
                holder();
                mv.visitInsn(Opcodes.ACONST_NULL);
                storeField(InjectedField.ANSWER);
            }
            loadField(InjectedField.PARAMETERS);
            call(Parameters.class, "left", void.class, Object.class);
        }
    }
}
