package io.rowtally.instrument.weave;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Which classes are looked at at all. A subclass relies on its super class having our fields, so both are judged here
 * and nowhere else.
 */
public final class Candidate {
    private static final byte[][] WORDS = {ascii("java/sql/"), ascii("javax/sql/"), ascii("/servlet/")};

    private Candidate() {}

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a class is the application's and names JDBC or servlets. */
    public static boolean is(@Nullable ClassLoader loader, String name, byte[] classFile) {
        return !isOfTheJdk(loader, name) && ClassOutline.mentions(classFile, WORDS);
    }

    private static boolean isOfTheJdk(@Nullable ClassLoader loader, String name) {
        return name.startsWith("java/")
                || name.startsWith("jdk/")
                || (name.startsWith("sun/") && loader == null && !name.startsWith("sun/jdbc/"))
                || (name.startsWith("javax/") && loader == null)
                || name.startsWith("com/sun/rowset/");
    }
}
