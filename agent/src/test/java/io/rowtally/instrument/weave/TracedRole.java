package io.rowtally.instrument.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/** Advises every method of a class as heavily as the real roles do: locals of several kinds, a field of this, a handler. */
final class TracedRole implements Role {
    private static final Type OBJECT = Type.getType(Object.class);

    private final boolean enoughAbove;

    TracedRole() {
        this(false);
    }

    TracedRole(boolean enoughAbove) {
        this.enoughAbove = enoughAbove;
    }

    @Override
    public boolean isEnoughAbove(ClassOutline.Member method) {
        return enoughAbove;
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && !method.name.startsWith("<")) {
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
    public Advice advise(MethodVisitor next, Site site) {
        return new Traced(next, site);
    }

    private static final class Traced extends Around {
        private int small;
        private int token;
        private int number;

        Traced(MethodVisitor next, Site site) {
            super(next, site, true);
            if (site.kept.in(site.method)) {
                keepsSelf();
            }
        }

        @Override
        protected void entry() {
            small = newLocal(Type.INT_TYPE);
            token = newLocal(OBJECT);
            number = newLocal(Type.LONG_TYPE);
            call(Trace.class, "small", int.class);
            store(small, Type.INT_TYPE);
            call(Trace.class, "entered", Object.class);
            store(token, OBJECT);
            call(Trace.class, "number", long.class);
            store(number, Type.LONG_TYPE);
            add(InjectedField.STATE, 1);
        }

        @Override
        protected void beforeReturn() {
            exit("left");
        }

        @Override
        protected void thrown() {
            exit("threw");
        }

        private void exit(String how) {
            add(InjectedField.STATE, -1);
            load(small, Type.INT_TYPE);
            load(token, OBJECT);
            load(number, Type.LONG_TYPE);
            call(Trace.class, how, void.class, int.class, Object.class, long.class);
        }
    }
}
