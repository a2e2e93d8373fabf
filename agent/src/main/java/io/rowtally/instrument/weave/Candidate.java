package io.rowtally.instrument.weave;

import io.rowtally.bridge.Bridge;
import org.jspecify.annotations.Nullable;

/**
 * Which classes are looked at at all. A subclass relies on its super class having our fields, so both are judged here
 * and nowhere else.
 */
public final class Candidate {
    private static final WordSearch NAMED = new WordSearch(
            WordSearch.ascii("java/sql/"),
            WordSearch.ascii("javax/sql/"),
            WordSearch.ascii("/servlet/"),
            WordSearch.ascii("/jms/Message"),
            WordSearch.ascii("/TimerTask"));

    /** What advice leaves in a class: our fields, or the bridge's name. */
    private static final WordSearch ADVICE = new WordSearch(WordSearch.ascii("rowtally$"), WordSearch.ascii(bridge()));

    /** Whether the JDK's own classes find the bridge, as they do once it is packaged. */
    private static final boolean SEEN_BY_THE_JDK = Bridge.class.getClassLoader() == null;

    private Candidate() {}

    /** What the names of the bridge's classes begin with, packaged or not. */
    private static String bridge() {
        String name = Bridge.class.getName().replace('.', '/');
        return name.substring(0, name.length() - "Bridge".length());
    }

    /** Whether a class is the application's and names JDBC, servlets, messages or timers, or has itself a name that tells its part. */
    public static boolean is(@Nullable ClassLoader loader, String name, byte[] classFile) {
        return mayBe(loader, name) && (NamedClasses.has(name) || NAMED.finds(classFile));
    }

    /** Whether a class has a name that tells its part. */
    public static boolean isNamed(String name) {
        return NamedClasses.has(name);
    }

    /** Whether a class is the application's, and has a file of its own. */
    public static boolean mayBe(@Nullable ClassLoader loader, String name) {
        return !isOfALambda(name) && (!isOfTheJdk(loader, name) || SEEN_BY_THE_JDK && NamedClasses.areOfTheJdk(name));
    }

    /** As {@code Pool$$Lambda$3/1234}: Java 8 lets such a class be transformed, and finds its host's private parts closed to it then. */
    private static boolean isOfALambda(String name) {
        int start = name.lastIndexOf('/') + 1;
        return start < name.length() && Character.isDigit(name.charAt(start));
    }

    /** Whether a class file has advice of ours already. */
    public static boolean isAdvised(byte[] classFile) {
        return ADVICE.finds(classFile);
    }

    private static boolean isOfTheJdk(@Nullable ClassLoader loader, String name) {
        return name.startsWith("java/")
                || name.startsWith("jdk/")
                || (name.startsWith("sun/") && loader == null && !name.startsWith("sun/jdbc/"))
                || (name.startsWith("javax/") && loader == null)
                || name.startsWith("com/sun/rowset/");
    }
}
