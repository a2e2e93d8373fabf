package io.rowtally.instrument.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Scope;
import io.rowtally.instrument.security.MethodHookRole;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The operator's method hooks, in methods of every shape: the JVM verifies them, they do what they did, and show the value. */
class HookedMethodsTest {
    private static final int NUMBER = Scope.CONFIGURED + 1;

    /** Logins as applications have them. */
    public static class Logins {
        public static boolean ofStatic(long moment, double score, String account, int tries) {
            for (int i = 0; i < tries; i++) {
                if (account.length() == i) {
                    return true;
                }
            }
            return score > moment;
        }

        public Object ofObject(Object account) {
            account = "overwritten";
            return tries(account) > 100 ? account : null;
        }

        public void ofNothing(long id) {
            if (id < 0) {
                throw new IllegalArgumentException("no such id");
            }
        }

        public long number(int id) {
            return 7_000_000_000L + id;
        }

        public long number() {
            return 1;
        }

        private static int tries(Object account) {
            return account.hashCode();
        }
    }

    @Test
    void methodsOfEveryShapeDoWhatTheyDid() throws Exception {
        String name = MethodShapes.class.getName();
        Object plain = new MethodShapes();
        int calls = 0;
        for (Method method : MethodShapes.class.getDeclaredMethods()) {
            for (int shown = MethodHookRole.RETURNED; shown < method.getParameterTypes().length; shown++) {
                WovenClasses loader =
                        new WovenClasses(new MethodHookRole(name, method.getName(), shown, NUMBER), name::equals);
                Object woven = loader.loadClass(name).getDeclaredConstructor().newInstance();
                for (int seed = -3; seed <= 3 && Modifier.isPublic(method.getModifiers()); seed++) {
                    Object[] arguments = arguments(method.getParameterTypes(), seed);
                    Method same = woven.getClass().getMethod(method.getName(), method.getParameterTypes());
                    assertEquals(outcome(method, plain, arguments), outcome(same, woven, arguments), method.getName());
                    calls++;
                }
                assertEquals(Collections.emptyMap(), loader.failures);
            }
        }
        assertTrue(calls > 150, calls + " calls");
    }

    @Test
    void aParameterIsShownOnceTheMethodHasReturnedAndNotRefused() throws Exception {
        assertEquals("li", shown("ofStatic", 2, 5L, 1.0, "li", 9));
        assertNull(shown("ofStatic", 2, 5L, 1.0, "li", 0), "refused by false");
        assertEquals(1.0, shown("ofStatic", 1, 5L, 1.0, "li", 9));
        assertEquals(9, shown("ofStatic", 3, 5L, 1.0, "li", 9));
        assertNull(shown("ofStatic", 4, 5L, 1.0, "li", 9), "there is no such parameter");
        assertEquals("li", shown("ofObject", 0, "li"), "as it was given");
        assertEquals(5L, shown("ofNothing", 0, 5L));
        assertNull(shown("ofNothing", 0, -5L), "it threw");
    }

    @Test
    void whatIsReturnedIsShown() throws Exception {
        assertEquals(7_000_000_003L, shown("number", MethodHookRole.RETURNED, 3));
        assertNull(shown("ofNothing", MethodHookRole.RETURNED, 3L));
    }

    @Test
    void onlyMethodsWithThatParameterAreHooked() throws Exception {
        assertEquals(3, shown("number", 0, 3));
        assertNull(shown("number", 0));
    }

    private static @Nullable Object shown(String name, int parameter, Object... arguments) throws Exception {
        String type = Logins.class.getName();
        WovenClasses loader = new WovenClasses(new MethodHookRole(type, name, parameter, NUMBER), type::equals);
        Class<?> woven = loader.loadClass(type);
        Object target = woven.getDeclaredConstructor().newInstance();
        Object token = Activation.beginRequest(new Object());
        assertNotNull(token);
        try {
            for (Method method : woven.getMethods()) {
                if (method.getName().equals(name) && method.getParameterTypes().length == arguments.length) {
                    outcome(method, target, arguments);
                }
            }
            assertEquals(Collections.emptyMap(), loader.failures);
            return ((Activation) token).scope.seen(NUMBER);
        } finally {
            Activation.endRequest(token);
        }
    }

    private static String outcome(Method method, Object target, Object... arguments) throws IllegalAccessException {
        try {
            return Arrays.deepToString(new Object[] {method.invoke(target, arguments)});
        } catch (InvocationTargetException e) {
            return "threw " + e.getCause() + Arrays.toString(arguments);
        }
    }

    private static Object[] arguments(Class<?>[] types, int seed) {
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            Class<?> type = types[i];
            arguments[i] = type == int.class
                    ? (Object) (seed + i)
                    : type == long.class
                            ? (Object) (long) (seed - i)
                            : type == double.class ? (Object) (seed / 2.0) : seed == 0 ? null : "s" + seed;
        }
        return arguments;
    }
}
