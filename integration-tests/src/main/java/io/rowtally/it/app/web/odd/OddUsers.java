package io.rowtally.it.app.web.odd;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.cglib.proxy.Enhancer;

/** Makes them, and counts who asks them anything. Thread-safe. */
public final class OddUsers {
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private OddUsers() {}

    /** A user of that kind; for a while nobody has asked him anything. */
    public static Object of(String kind) {
        CALLS.set(0);
        switch (kind) {
            case "throws":
                return new Throwing();
            case "blocks":
                return new Blocking();
            case "itself":
                return new Itself();
            case "proxy":
                return Proxy.newProxyInstance(
                        OddUsers.class.getClassLoader(),
                        new Class<?>[] {Account.class},
                        (proxy, method, arguments) -> asked("somebody"));
            case "cglib":
                return Enhancer.create(Plain.class, (org.springframework.cglib.proxy.InvocationHandler)
                        (proxy, method, arguments) -> asked("somebody"));
            default:
                return LazyClerks.of(kind);
        }
    }

    /** How often the last one was asked, and what the lazy ones know of themselves. */
    public static String report() {
        return "asked " + CALLS.get() + LazyClerks.report();
    }

    private static Object asked(Object answer) {
        CALLS.incrementAndGet();
        return answer;
    }

    /** What a generated class extends. */
    public static class Plain implements Account {
        @Override
        public Object getAccount() {
            return asked("plain");
        }
    }

    /** Throws what is no exception. */
    public static final class Throwing implements Account {
        @Override
        public Object getAccount() {
            asked("");
            throw new StackOverflowError("on purpose");
        }
    }

    /** Never answers. */
    public static final class Blocking implements Account {
        @Override
        public Object getAccount() {
            asked("");
            try {
                NEVER.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "late";
        }
    }

    /** Is its own account. */
    public static final class Itself implements Account {
        private final Itself account = this;

        @Override
        public Itself getAccount() {
            asked("");
            return account;
        }

        @Override
        public String toString() {
            asked("");
            return "itself" + account;
        }
    }
}
