package io.rowtally.instrument;

import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Weaver;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM calls for each class that loads, on the thread that loads it. Most classes are let go after one look
 * through their constants; nothing here waits for another thread, and a class that cannot be advised loads as it is.
 */
final class Transformer implements ClassFileTransformer {
    private static final byte[][] WORDS = {ascii("java/sql/"), ascii("javax/sql/"), ascii("/servlet/")};

    private final ClassLoader own;
    private final Weaver weaver;
    private final Instruments.Listener listener;

    Transformer(ClassLoader own, Weaver weaver, Instruments.Listener listener) {
        this.own = own;
        this.weaver = weaver;
        this.listener = listener;
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader == own || redefined != null || className == null || isOfTheJdk(loader, className)) {
            return null;
        }
        try {
            if (!ClassOutline.mentions(classFile, WORDS)) {
                return null;
            }
            Weaver.Woven woven = weaver.weave(loader, classFile);
            if (woven == null) {
                return null;
            }
            listener.advised(className.replace('/', '.'), domain, woven.roles);
            return woven.classFile;
        } catch (Throwable t) {
            listener.failed(className.replace('/', '.'), t);
            return null;
        }
    }

    private static boolean isOfTheJdk(@Nullable ClassLoader loader, String name) {
        return name.startsWith("java/")
                || name.startsWith("jdk/")
                || name.startsWith("sun/") && loader == null && !name.startsWith("sun/jdbc/")
                || name.startsWith("javax/") && loader == null
                || name.startsWith("com/sun/rowset/");
    }
}
