package io.rowtally.instrument.weave;

import static net.bytebuddy.jar.asm.Opcodes.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.Properties;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice with locals, a field and a handler, in methods of every shape: the JVM verifies them and they do what they did. */
class AroundTest {

    @BeforeEach
    void nothingSeen() {
        Trace.reset();
    }

    // ---- what javac writes

    @Test
    void methodsOfEveryShapeDoWhatTheyDid() throws Exception {
        String name = MethodShapes.class.getName();
        WovenClasses loader = new WovenClasses(new TracedRole(), name::equals);
        Object woven = loader.loadClass(name).getDeclaredConstructor().newInstance();
        Object plain = new MethodShapes();
        int calls = 0;
        for (Method method : MethodShapes.class.getDeclaredMethods()) {
            for (int seed = -3; seed <= 3 && Modifier.isPublic(method.getModifiers()); seed++) {
                Object[] arguments = arguments(method.getParameterTypes(), seed);
                String expected = outcome(method, plain, arguments);
                Method same = woven.getClass().getMethod(method.getName(), method.getParameterTypes());
                assertEquals(expected, outcome(same, woven, arguments), method.getName() + Arrays.toString(arguments));
                calls++;
            }
        }

        assertEquals(Collections.emptyMap(), loader.failures);
        assertTrue(calls >= 70, calls + " calls");
        assertTrue(Trace.exits() > calls, "private methods are advised too");
        Trace.seen();
        assertEquals(0, woven.getClass().getField("rowtally$state").getInt(woven));
    }

    @Test
    void aWholeDriverRunsWithAdviceInEachMethod() throws Exception {
        WovenClasses loader = new WovenClasses(new TracedRole(), name -> name.startsWith("org.h2."));
        Driver driver = (Driver)
                loader.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
        try (Connection connection = driver.connect("jdbc:h2:mem:around", new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("create table person(id bigint primary key, name varchar, born date, pay decimal(9, 2))");
            for (int i = 0; i < 50; i++) {
                statement.execute("insert into person values(" + i + ", 'n" + i % 7 + "', date '2000-01-01' + " + i
                        + ", " + i + ".5)");
            }
            statement.execute("create index by_name on person(name)");
            statement.execute("update person set pay = pay * 2 where id < 25");
            try (ResultSet set = statement.executeQuery(
                    "select p.name, count(*), sum(q.pay), max(q.born) from person p"
                            + " join person q on p.name = q.name where p.id between 3 and 40 group by p.name order by 2 desc, 1")) {
                assertTrue(set.next());
                assertEquals("n3", set.getString(1));
                assertEquals(42, set.getLong(2), "six by seven");
            }
            assertThrows(java.sql.SQLException.class, () -> statement.executeQuery("select nothing from nowhere"));
        }

        assertTrue(loader.woven > 300, loader.woven + " classes");
        assertEquals(Collections.emptyMap(), loader.failures);
        assertTrue(Trace.exits() > 10_000, Trace.exits() + " exits");
    }

    @Test
    void ourHandlerAloneCoversWhatIsBeforeAReturn() throws Exception {
        String name = MethodShapes.class.getName();
        WovenClasses loader = new WovenClasses(new TracedRole(), name::equals);
        Object woven = loader.loadClass(name).getDeclaredConstructor().newInstance();
        Trace.fail();

        assertThrows(UnsupportedOperationException.class, () -> call(woven, "handlesAll", 8, 0));
        assertThrows(UnsupportedOperationException.class, () -> call(woven, "handlesAll", 8, 5));
        assertThrows(UnsupportedOperationException.class, () -> call(woven, "handlesAll", 8, 1));

        assertEquals("0 returned, 3 thrown", Trace.seen());
    }

    // ---- what older and other compilers write

    @ParameterizedTest
    @ValueSource(ints = {V1_1, V1_2, V1_4, V1_5, V1_6})
    void finallyBySubroutineIsCarriedAlong(int version) throws Exception {
        byte[] classFile = Assembled.method(version, "divide", "(IJ)J", code -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            Label subroutine = new Label();
            code.visitTryCatchBlock(start, end, handler, null);
            code.visitLabel(start);
            code.visitVarInsn(LLOAD, 2);
            code.visitVarInsn(ILOAD, 1);
            code.visitInsn(I2L);
            code.visitInsn(LDIV);
            code.visitVarInsn(LSTORE, 4);
            code.visitLabel(end);
            code.visitJumpInsn(JSR, subroutine);
            code.visitVarInsn(LLOAD, 4);
            code.visitInsn(LRETURN);
            code.visitLabel(handler);
            code.visitVarInsn(ASTORE, 7);
            code.visitJumpInsn(JSR, subroutine);
            code.visitVarInsn(ALOAD, 7);
            code.visitInsn(ATHROW);
            code.visitLabel(subroutine);
            code.visitVarInsn(ASTORE, 6);
            code.visitVarInsn(ALOAD, 0);
            code.visitInsn(DUP);
            code.visitFieldInsn(GETFIELD, Assembled.OWNER, "count", "I");
            code.visitInsn(ICONST_1);
            code.visitInsn(IADD);
            code.visitFieldInsn(PUTFIELD, Assembled.OWNER, "count", "I");
            code.visitVarInsn(RET, 6);
        });

        Object odd = woven(classFile);

        assertEquals(6L, call(odd, "divide", 7, 42L));
        assertThrows(ArithmeticException.class, () -> call(odd, "divide", 0, 42L));
        assertEquals(2, odd.getClass().getField("count").getInt(odd), "the subroutine ran each time");
        assertEquals("1 returned, 1 thrown", Trace.seen());
    }

    @Test
    void aClassOfJava6WithoutFramesStillLoads() throws Exception {
        byte[] classFile = Assembled.method(V1_6, "sign", "(I)I", code -> {
            Label negative = new Label();
            code.visitVarInsn(ILOAD, 1);
            code.visitJumpInsn(IFLT, negative);
            code.visitInsn(ICONST_1);
            code.visitInsn(IRETURN);
            code.visitLabel(negative);
            code.visitInsn(ICONST_M1);
            code.visitInsn(IRETURN);
        });

        Object odd = woven(classFile);

        assertEquals(1, call(odd, "sign", 5));
        assertEquals(-1, call(odd, "sign", -5));
        assertEquals("2 returned, 0 thrown", Trace.seen());
    }

    @Test
    void aParametersSlotReusedForAWideValueDoesNotReachOurLocals() throws Exception {
        byte[] classFile = Assembled.method(V1_8, "square", "(I)J", code -> {
            Label small = new Label();
            code.visitVarInsn(ILOAD, 1);
            code.visitInsn(I2L);
            // slots 1 and 2, where there is but one parameter slot
            code.visitVarInsn(LSTORE, 1);
            code.visitIntInsn(BIPUSH, 7);
            code.visitVarInsn(ISTORE, 3);
            code.visitVarInsn(LLOAD, 1);
            code.visitInsn(LCONST_1);
            code.visitInsn(LCMP);
            code.visitJumpInsn(IFLE, small);
            code.visitVarInsn(LLOAD, 1);
            code.visitVarInsn(LLOAD, 1);
            code.visitInsn(LMUL);
            code.visitVarInsn(LSTORE, 1);
            code.visitVarInsn(LLOAD, 1);
            code.visitInsn(LRETURN);
            code.visitLabel(small);
            code.visitFrame(F_NEW, 3, new Object[] {Assembled.OWNER, LONG, INTEGER}, 0, new Object[0]);
            code.visitVarInsn(ILOAD, 3);
            code.visitInsn(I2L);
            code.visitInsn(LRETURN);
        });

        Object odd = woven(classFile);

        assertEquals(49L, call(odd, "square", 7));
        assertEquals(7L, call(odd, "square", 1));
        assertEquals("2 returned, 0 thrown", Trace.seen());
    }

    @Test
    void aFrameThatHasForgottenThisGetsItBack() throws Exception {
        byte[] classFile = Assembled.method(V1_8, "isSet", "(I)I", code -> {
            Label zero = new Label();
            code.visitVarInsn(ILOAD, 1);
            code.visitJumpInsn(IFEQ, zero);
            code.visitInsn(ICONST_1);
            code.visitInsn(IRETURN);
            code.visitLabel(zero);
            code.visitFrame(F_NEW, 0, new Object[0], 0, new Object[0]);
            code.visitInsn(ICONST_0);
            code.visitInsn(IRETURN);
        });

        Object odd = woven(classFile);

        assertEquals(1, call(odd, "isSet", 5));
        assertEquals(0, call(odd, "isSet", 0));
        assertEquals("2 returned, 0 thrown", Trace.seen());
    }

    @Test
    void framesByDifferenceThatForgetAParameterAndFillItsSlotAgainKeepOurLocals() throws Exception {
        byte[] classFile = Assembled.method(V1_8, "pick", "(II)I", code -> {
            Label[] next = {new Label(), new Label(), new Label(), new Label(), new Label()};
            code.visitVarInsn(ILOAD, 1);
            leaveUnless(code, IFEQ, next[0], ICONST_1);
            code.visitFrame(F_SAME, 0, null, 0, null);
            code.visitVarInsn(ILOAD, 2);
            leaveUnless(code, IFEQ, next[1], ICONST_2);
            code.visitFrame(F_CHOP, 1, null, 0, null);
            code.visitIntInsn(BIPUSH, 7);
            code.visitVarInsn(ISTORE, 2);
            code.visitVarInsn(ILOAD, 2);
            leaveUnless(code, IFNE, next[2], ICONST_0);
            code.visitFrame(F_APPEND, 1, new Object[] {INTEGER}, 0, null);
            code.visitVarInsn(ILOAD, 1);
            leaveUnless(code, IFEQ, next[3], ICONST_0);
            code.visitFrame(F_SAME, 0, null, 0, null);
            code.visitInsn(LCONST_1);
            code.visitVarInsn(LSTORE, 3);
            code.visitVarInsn(ILOAD, 1);
            leaveUnless(code, IFEQ, next[4], ICONST_0);
            code.visitFrame(F_APPEND, 1, new Object[] {LONG}, 0, null);
            code.visitVarInsn(LLOAD, 3);
            code.visitInsn(L2I);
            code.visitVarInsn(ILOAD, 2);
            code.visitInsn(IADD);
            code.visitInsn(IRETURN);
        });

        Object odd = woven(classFile);

        assertEquals(1, call(odd, "pick", 1, 0));
        assertEquals(2, call(odd, "pick", 0, 1));
        assertEquals(8, call(odd, "pick", 0, 0));
        assertEquals("3 returned, 0 thrown", Trace.seen());
    }

    private static void leaveUnless(MethodVisitor code, int condition, Label next, int constant) {
        code.visitJumpInsn(condition, next);
        code.visitInsn(constant);
        code.visitInsn(IRETURN);
        code.visitLabel(next);
    }

    @Test
    void codeThatIsNeverReachedDoesNotStopTheClassFromLoading() throws Exception {
        byte[] classFile = Assembled.method(V1_8, ClassWriter.COMPUTE_FRAMES, "one", "()I", code -> {
            code.visitInsn(ICONST_1);
            code.visitInsn(IRETURN);
            code.visitInsn(ICONST_2);
            code.visitInsn(IRETURN);
        });

        Object odd = woven(classFile);

        assertEquals(1, call(odd, "one"));
        assertEquals("1 returned, 0 thrown", Trace.seen());
    }

    @ParameterizedTest
    @ValueSource(ints = {ISTORE, LSTORE, FSTORE, DSTORE, ASTORE})
    void aMethodThatOverwritesThisIsAdvisedAllTheSame(int store) throws Exception {
        byte[] classFile = Assembled.method(V1_8, "one", "()I", code -> {
            int[] constants = {ICONST_1, LCONST_1, FCONST_1, DCONST_1, ACONST_NULL};
            code.visitInsn(constants[store - ISTORE]);
            code.visitVarInsn(store, 0);
            code.visitInsn(ICONST_1);
            code.visitInsn(IRETURN);
        });

        Object odd = woven(classFile);

        assertEquals(1, call(odd, "one"));
        assertEquals("1 returned, 0 thrown", Trace.seen());
    }

    private static Object woven(byte[] classFile) throws ReflectiveOperationException {
        WovenClasses loader = new WovenClasses(new TracedRole(), name -> false).with(Assembled.NAME, classFile);
        Object odd = loader.loadClass(Assembled.NAME).getDeclaredConstructor().newInstance();
        assertEquals(Collections.emptyMap(), loader.failures);
        return odd;
    }

    private static Object call(Object target, String name, Object... arguments) throws Exception {
        for (Method method : target.getClass().getMethods()) {
            if (method.getName().equals(name)) {
                try {
                    return method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                    throw (Exception) e.getCause();
                }
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static String outcome(Method method, Object target, Object... arguments) throws IllegalAccessException {
        try {
            Object result = method.invoke(target, arguments);
            return result instanceof Object[] ? Arrays.toString((Object[]) result) : String.valueOf(result);
        } catch (InvocationTargetException e) {
            return e.getCause().toString();
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
