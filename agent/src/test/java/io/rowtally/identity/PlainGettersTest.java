package io.rowtally.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of an application's objects nothing is called but plain getters, and whatever they do is the agent's own matter. */
class PlainGettersTest {
    private static final List<String> CALLED = new ArrayList<>();

    @BeforeEach
    void nothingWasCalled() {
        CALLED.clear();
    }

    @Test
    void aGetterIsFoundInTheClassOrAbove() {
        assertEquals("nj0417", PlainGetters.property(new Bean(), "account"));
        assertEquals("nj0417", PlainGetters.property(new Derived(), "account"));
        assertEquals("hidden", PlainGetters.property(new Hidden(), "account"), "its class is not public");
        assertNull(PlainGetters.property(new Bean(), "nothing"));
        assertNull(PlainGetters.property(new Bean(), ""));
        assertNull(PlainGetters.property(new Object(), "class"), "what all objects have is no property");
    }

    @Test
    void anAccessorWithoutGetIsOneWhereAFieldStandsBehindIt() {
        assertEquals("nj0417", PlainGetters.property(new Fluent(), "account"));
        assertNull(PlainGetters.property(new Fluent(), "login"), "a field of another type is not behind it");
    }

    @Test
    void methodsThatAreNoGettersAreNotCalled() {
        assertNull(PlainGetters.property(new Actions(), "login"));
        assertNull(PlainGetters.property(new Actions(), "code"));
        assertNull(PlainGetters.property(new Actions(), "account"));
        assertNull(PlainGetters.property(new Actions(), "name"));
        assertNull(PlainGetters.property(new Actions(), "id"));
        assertNull(PlainGetters.property(new Actions(), "secret"));

        assertEquals(Collections.emptyList(), CALLED);
    }

    @Test
    void aGetterThatThrowsHasNoAnswer() {
        Throwing throwing = new Throwing();

        assertNull(PlainGetters.property(throwing, "account"));
        assertNull(PlainGetters.property(throwing, "name"));
        assertNull(PlainGetters.property(throwing, "code"));
        assertEquals(3, CALLED.size());
        assertNull(PlainGetters.property(new Unusable.Holder(), "account"));
    }

    @Test
    void aGetterThatReturnsItsOwnObjectIsNoUser() {
        Object self = new Self();

        assertEquals(self, PlainGetters.property(self, "account"));
        assertNull(PlainGetters.id(PlainGetters.property(self, "account")));
    }

    @Test
    void textThatThrowsIsNoUser() {
        assertNull(PlainGetters.id(new BadText()));
    }

    @Test
    void proxiesAreNotAskedSinceTheyMayLoad() throws Exception {
        Object jdk = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Account.class}, (p, method, arguments) -> {
                    CALLED.add(method.getName());
                    return "nj0417";
                });
        assertNull(PlainGetters.property(jdk, "account"));
        for (String suffix : new String[] {
            "$HibernateProxy$k2Xyz",
            "$$EnhancerBySpringCGLIB$$1a2b3c",
            "$$SpringCGLIB$$0",
            "_$$_jvst5f_0",
            "$Proxy$_$$_WeldClientProxy"
        }) {
            assertNull(PlainGetters.property(named(Bean.class, Bean.class.getName() + suffix), "account"), suffix);
        }
        assertNotNull(PlainGetters.property(named(Bean.class, "com.acme.Login"), "account"));
        assertEquals(Collections.singletonList("Bean.getAccount"), CALLED);
    }

    @Test
    void collectionsThatLoadLazilyAreNotAsked() throws Exception {
        for (String name : new String[] {
            "org.hibernate.collection.spi.PersistentMap",
            "org.eclipse.persistence.indirection.IndirectMap",
            "org.apache.openjpa.util.ProxyMap",
            "org.datanucleus.store.types.wrappers.Map"
        }) {
            assertNull(PlainGetters.property(named(LoadingMap.class, name), "account"), name);
        }
        Object jdk = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Map.class}, (p, method, arguments) -> {
                    CALLED.add(method.getName());
                    return "nj0417";
                });
        assertNull(PlainGetters.property(jdk, "account"));
        assertEquals(Collections.emptyList(), CALLED);

        assertEquals("loaded", PlainGetters.property(new LoadingMap(), "account"), "any other map is asked");
    }

    @Test
    void aMapThatThrowsHasNoAnswer() {
        Map<String, Object> broken = new HashMap<String, Object>() {
            private static final long serialVersionUID = 1;

            @Override
            public Object get(Object key) {
                throw new UnsupportedOperationException();
            }
        };

        assertNull(PlainGetters.property(broken, "account"));
    }

    private static Object named(Class<?> parent, String name) throws ReflectiveOperationException {
        return new ByteBuddy()
                .subclass(TypeDescription.ForLoadedType.of(parent))
                .name(name)
                .make()
                .load(parent.getClassLoader())
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance();
    }

    /** An interface that a container proxies. */
    public interface Account {
        String getAccount();
    }

    /** An application's bean. */
    public static class Bean implements Account {
        @Override
        public String getAccount() {
            CALLED.add("Bean.getAccount");
            return "nj0417";
        }
    }

    public static class Derived extends Bean {}

    private static final class Hidden {
        @SuppressWarnings("unused")
        public String getAccount() {
            return "hidden";
        }
    }

    public static final class Fluent {
        private final String account = "nj0417";
        private final int login = 1;

        public String account() {
            return account;
        }

        public String login() {
            CALLED.add("Fluent.login");
            return "" + login;
        }
    }

    /** As a JAAS {@code LoginContext} or a service that an application keeps in its session. */
    public static final class Actions {
        public String login() {
            CALLED.add("login");
            return "x";
        }

        public String code() {
            CALLED.add("code");
            return "x";
        }

        public void getAccount() {
            CALLED.add("getAccount");
        }

        public static String getName() {
            CALLED.add("getName");
            return "x";
        }

        public String getId(String key) {
            CALLED.add("getId");
            return key;
        }

        @SuppressWarnings("unused")
        private String getSecret() {
            CALLED.add("getSecret");
            return "x";
        }

        public String name() {
            CALLED.add("name");
            return "x";
        }
    }

    public static final class Throwing {
        public String getAccount() {
            CALLED.add("getAccount");
            throw new IllegalStateException();
        }

        public String getName() throws Exception {
            CALLED.add("getName");
            throw new Exception();
        }

        public String getCode() {
            CALLED.add("getCode");
            throw new StackOverflowError();
        }
    }

    /** A class whose initializer fails, as one does whose library is missing. */
    static final class Unusable {
        static final Set<String> VALUES = load();

        private static Set<String> load() {
            throw new IllegalStateException();
        }

        public static final class Holder {
            public Object getAccount() {
                return VALUES;
            }
        }
    }

    public static final class Self {
        public Self getAccount() {
            return this;
        }
    }

    public static final class BadText implements CharSequence {
        @Override
        public int length() {
            return 1;
        }

        @Override
        public char charAt(int index) {
            return 'x';
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return this;
        }

        @Override
        public String toString() {
            throw new IllegalStateException();
        }
    }

    public static class LoadingMap extends HashMap<String, Object> {
        private static final long serialVersionUID = 1;

        @Override
        public Object get(Object key) {
            if (getClass() != LoadingMap.class) {
                CALLED.add("select");
            }
            return "loaded";
        }
    }
}
