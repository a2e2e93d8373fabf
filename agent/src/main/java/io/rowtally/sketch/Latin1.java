package io.rowtally.sketch;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text's bytes as Java 9 and later keep it where it has no character above 255 (JEP 254), eight of them at once: asking the text
 * for each of its characters takes as long as hashing them. Where the JVM keeps texts otherwise (Java 8, {@code -XX:-CompactStrings})
 * there is nothing to be had, and whoever asks does without.
 */
public final class Latin1 {
    private static final String SAMPLE = "Latin-1, \u00ff";

    /** What the bridge has found out of {@code String}; null until then. Written once, before texts are asked for. */
    private static MethodHandle @Nullable [] given;

    private Latin1() {}

    /** Final fields, so that the JVM compiles what is behind them into their callers. */
    private static final class Access {
        static final @Nullable MethodHandle VALUE;
        static final @Nullable MethodHandle CODER;
        static final @Nullable MethodHandle EIGHT;

        static {
            MethodHandle[] known = given;
            EIGHT = findEight();
            if (known != null && EIGHT != null && answers(known[0], known[1], EIGHT)) {
                VALUE = known[0];
                CODER = known[1];
            } else {
                VALUE = null;
                CODER = null;
            }
        }

        /** Whether they answer what is expected of them. */
        private static boolean answers(MethodHandle value, MethodHandle coder, MethodHandle eight) {
            try {
                byte[] bytes = (byte[]) value.invokeExact(SAMPLE);
                return (byte) coder.invokeExact(SAMPLE) == 0
                        && Arrays.equals(SAMPLE.getBytes(StandardCharsets.ISO_8859_1), bytes)
                        && (long) eight.invokeExact(bytes, 1)
                                == ByteBuffer.wrap(bytes)
                                        .order(ByteOrder.LITTLE_ENDIAN)
                                        .getLong(1);
            } catch (Throwable t) {
                return false;
            }
        }

        /** {@code MethodHandles.byteArrayViewVarHandle}, by reflection as Java 8 has none. */
        private static @Nullable MethodHandle findEight() {
            try {
                Object view = MethodHandles.class
                        .getMethod("byteArrayViewVarHandle", Class.class, ByteOrder.class)
                        .invoke(null, long[].class, ByteOrder.LITTLE_ENDIAN);
                Class<?> handle = Class.forName("java.lang.invoke.VarHandle");
                Class<?> mode = Class.forName("java.lang.invoke.VarHandle$AccessMode");
                Object get = mode.getField("GET").get(null);
                return (MethodHandle) handle.getMethod("toMethodHandle", mode).invoke(view, get);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                return null;
            }
        }
    }

    /** How texts are kept: {@code String.value()} and {@code String.coder()}. To be called once, before any text is asked for. */
    public static void give(MethodHandle value, MethodHandle coder) {
        given = new MethodHandle[] {value, coder};
        byte[] bytes = bytes(SAMPLE);
        if (bytes != null) {
            eight(bytes, 0); // what is to be linked for it is linked now, and not by a thread of the application
        }
    }

    /** The bytes of a text, never to be written; null where it is not kept so. */
    static byte @Nullable [] bytes(String text) {
        if (given == null) {
            return null; // before the agent's thread has found it out
        }
        MethodHandle value = Access.VALUE;
        MethodHandle coder = Access.CODER;
        if (value == null || coder == null) {
            return null;
        }
        try {
            return (byte) coder.invokeExact(text) == 0 ? (byte[]) value.invokeExact(text) : null;
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    /** Eight of them, the first one lowest. */
    static long eight(byte[] bytes, int at) {
        MethodHandle eight = Access.EIGHT;
        if (eight == null) {
            throw new IllegalStateException();
        }
        try {
            return (long) eight.invokeExact(bytes, at);
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }
}
