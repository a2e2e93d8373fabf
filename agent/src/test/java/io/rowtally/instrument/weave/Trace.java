package io.rowtally.instrument.weave;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Called by woven test classes: notes entries and exits, and whether the advice's locals still hold what they held. */
public final class Trace {
    private static final ThreadLocal<Deque<Object>> OPEN = ThreadLocal.withInitial(ArrayDeque::new);
    private static final List<String> WRONG = new ArrayList<>();
    private static int returns;
    private static int throwables;
    private static boolean failing;

    private Trace() {}

    static synchronized void reset() {
        OPEN.get().clear();
        WRONG.clear();
        returns = 0;
        throwables = 0;
        failing = false;
    }

    /** Has advice fail before each return from now on, as it does where the stack is full. */
    static void fail() {
        failing = true;
    }

    public static Object entered() {
        Object token = new Object();
        OPEN.get().push(token);
        return token;
    }

    public static long number() {
        return 0x1122334455667788L;
    }

    public static int small() {
        return 0x5EED;
    }

    public static void left(int small, Object token, long number) {
        if (failing) {
            throw new UnsupportedOperationException();
        }
        check(small, token, number);
        synchronized (Trace.class) {
            returns++;
        }
    }

    public static void threw(int small, Object token, long number) {
        check(small, token, number);
        synchronized (Trace.class) {
            throwables++;
        }
    }

    private static void check(int small, Object token, long number) {
        Deque<Object> open = OPEN.get();
        Object expected = open.isEmpty() ? null : open.pop();
        if (small != small() || number != number() || token != expected) {
            synchronized (Trace.class) {
                WRONG.add(small + " " + number + " " + token + " for " + expected);
            }
        }
    }

    /** What was seen since the last reset; fails where a local was not what it should be. */
    static synchronized String seen() {
        if (!WRONG.isEmpty() || !OPEN.get().isEmpty()) {
            throw new AssertionError(OPEN.get().size() + " left open, wrong: " + WRONG);
        }
        return returns + " returned, " + throwables + " thrown";
    }

    static synchronized int exits() {
        return returns + throwables;
    }
}
