package io.rowtally.it.app.jvm;

import io.rowtally.it.app.Awaited;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks into the agent that this JVM runs under, once it has its key: whether it reads a text's bytes as the JVM keeps them.
 * Prints for each text {@code bytes}, {@code characters} where it has to ask for each, or {@code wrong}.
 */
public final class KeptTexts {
    private static final String[] TEXTS = {"11010519491231002X", "M\u00dcLLER 1980", "\u738b\u5c0f\u660e 1980"};

    private KeptTexts() {}

    public static void main(String[] arguments) throws Exception {
        Class.forName("org.h2.jdbc.JdbcResultSet");
        Field hooks = Class.forName("java.lang.RowtallyBridge").getDeclaredField("hooks");
        hooks.setAccessible(true);
        Object door = hooks.get(null);
        Field key = door.getClass().getDeclaredField("hash");
        key.setAccessible(true);
        Awaited.condition(() -> key.get(door) != null);
        Method bytes = Class.forName(
                        "io.rowtally.sketch.Latin1", true, door.getClass().getClassLoader())
                .getDeclaredMethod("bytes", String.class);
        bytes.setAccessible(true);
        for (String text : TEXTS) {
            byte[] kept = (byte[]) bytes.invoke(null, text);
            boolean right = Arrays.equals(kept, text.getBytes(StandardCharsets.ISO_8859_1));
            System.out.println(kept == null ? "characters" : right ? "bytes" : "wrong");
        }
    }
}
