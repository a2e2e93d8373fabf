package io.rowtally.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.security.Principal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guess reads fields and calls none of the application's methods, whatever they would do. */
class PlainFieldsTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @AfterEach
    void nothingOfTheApplicationWasCalled() {
        assertEquals(0, CALLS.getAndSet(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "code", "name"})
    void aGetterThatBlocksThrowsOrCountsIsNotCalled(String property) {
        assertEquals("nj0417", PlainFields.id(new Misbehaving(), property));
    }

    @Test
    void theFieldIsThatOfTheGettersClass() {
        assertEquals("nj0417", PlainFields.id(new Derived(), "account"), "from above");
        assertEquals("own", PlainFields.id(new Overriding(), "account"), "of the class that answers");
        assertEquals("nj0417", PlainFields.id(new Fluent(), "account"), "account() as a record has it");
    }

    @Test
    void withoutAGetterAFieldOrTheSameTypeThereIsNoProperty() {
        Other other = new Other();

        assertNull(PlainFields.id(other, "account"), "no getter");
        assertNull(PlainFields.id(other, "name"), "no field");
        assertNull(PlainFields.id(other, "code"), "another type");
        assertNull(PlainFields.id(other, "login"), "static");
        assertNull(PlainFields.id(other, "id"), "not public");
        assertNull(PlainFields.id(other, "userId"), "nothing at all");
    }

    @Test
    void onlyTextAndNumbersOfTheJdkAreIds() {
        assertEquals("7", PlainFields.id(7L));
        assertEquals("7.5", PlainFields.id(new BigDecimal("7.5")));
        assertEquals("00000000-0000-0007-0000-000000000008", PlainFields.id(new UUID(7, 8)));
        assertEquals("x", PlainFields.id(" x "));
        assertNull(PlainFields.id(0L), "a field that waits to be loaded");
        assertNull(PlainFields.id(new Text()));
        assertNull(PlainFields.id(new OwnNumber()));
        assertNull(PlainFields.id((Object) null));
        assertNull(PlainFields.id(new Self(), "account"), "returns itself");
    }

    @Test
    void aMapIsAskedWhereItsLookUpIsTheJdks() {
        Map<String, Object> map = new HashMap<>(Collections.singletonMap("account", "nj0417"));
        assertEquals("nj0417", PlainFields.id(map, "account"));
        assertEquals("nj0417", PlainFields.id(new TreeMap<>(map), "account"));
        assertEquals("nj0417", PlainFields.id(Collections.unmodifiableMap(map), "account"));
        assertEquals(
                "nj0417", PlainFields.id(new Named(map), "account"), "extends one and leaves the look-up as it is");
        assertNull(PlainFields.id(new Loading(), "account"));
    }

    @Test
    void aProxyIsNotLookedInto() throws Exception {
        Object jdk = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Account.class}, (proxy, method, arguments) -> {
                    CALLS.incrementAndGet();
                    return "nj0417";
                });
        assertNull(PlainFields.id(jdk, "account"));
        Object lazy = new ByteBuddy()
                .subclass(Derived.class)
                .name(Derived.class.getName() + "$HibernateProxy$k2Xyz")
                .make()
                .load(getClass().getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance();
        assertNull(PlainFields.id(lazy, "account"), "its fields are not loaded yet");
    }

    @Test
    void aBeanOfTheJdkIsLeftClosed() {
        Principal principal = new com.sun.security.auth.UnixPrincipal("nj0417");

        assertNull(PlainFields.id(principal, "name"));
    }

    /** An interface that a container proxies. */
    public interface Account {
        String getAccount();
    }

    @SuppressWarnings("unused")
    static final class Misbehaving {
        private final String account = "nj0417";
        private final String code = "nj0417";
        private final String name = "nj0417";

        public String getAccount() throws InterruptedException {
            CALLS.incrementAndGet();
            synchronized (this) {
                wait();
            }
            return account;
        }

        public String getCode() {
            CALLS.incrementAndGet();
            throw new StackOverflowError(code);
        }

        public String getName() {
            CALLS.incrementAndGet();
            return name;
        }
    }

    public static class Bean implements Account {
        private final String account = "nj0417";

        @Override
        public String getAccount() {
            return account;
        }
    }

    public static class Derived extends Bean {}

    static final class Overriding extends Bean {
        private final String account = "own";

        @Override
        public String getAccount() {
            return account;
        }
    }

    @SuppressWarnings("unused")
    private static final class Fluent {
        private final String account = "nj0417";

        public String account() {
            return account;
        }
    }

    @SuppressWarnings("unused")
    private static final class Other {
        private static final String login = "x";
        private final String account = "x";
        private final int code = 1;
        private final String id = "x";

        public String getName() {
            CALLS.incrementAndGet();
            return account;
        }

        public String getCode() {
            CALLS.incrementAndGet();
            return "" + code;
        }

        public static String getLogin() {
            CALLS.incrementAndGet();
            return login;
        }

        String getId() {
            CALLS.incrementAndGet();
            return id;
        }
    }

    @SuppressWarnings("unused")
    private static final class Self {
        private final Self account = this;

        public Self getAccount() {
            return account;
        }
    }

    private static final class Text implements CharSequence {
        @Override
        public int length() {
            return CALLS.incrementAndGet();
        }

        @Override
        public char charAt(int index) {
            CALLS.incrementAndGet();
            return 'x';
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            CALLS.incrementAndGet();
            return this;
        }

        @Override
        public String toString() {
            CALLS.incrementAndGet();
            return "x";
        }
    }

    private static final class OwnNumber extends Number {
        private static final long serialVersionUID = 1;

        @Override
        public int intValue() {
            return CALLS.incrementAndGet();
        }

        @Override
        public long longValue() {
            return CALLS.incrementAndGet();
        }

        @Override
        public float floatValue() {
            return CALLS.incrementAndGet();
        }

        @Override
        public double doubleValue() {
            return CALLS.incrementAndGet();
        }
    }

    private static final class Named extends HashMap<String, Object> {
        private static final long serialVersionUID = 1;

        Named(Map<String, Object> entries) {
            super(entries);
        }
    }

    private static final class Loading extends HashMap<String, Object> {
        private static final long serialVersionUID = 1;

        @Override
        public Object get(Object key) {
            CALLS.incrementAndGet();
            return "loaded";
        }
    }
}
