package io.rowtally.identity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the application does by itself, as a user: {@code _system:} and a name. Names come from the application, where each run may
 * have one of its own, so what looks like a number or an id in them is written as {@code #}; they are cut at 100 characters, and
 * those above 500 have one name together. Used by any thread.
 */
final class SystemNames {
    /** How the users are called that are known as what they do for the application. */
    private static final String PREFIX = Actor.SYSTEM + ':';

    private static final int LONGEST = 100;
    private static final int MOST = 500;
    private static final String OTHERS = PREFIX + "others";

    /** A UUID, a piece of hexadecimal digits with a number in it, or a number. */
    private static final Pattern ID = Pattern.compile(whole("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
            + '|' + whole("(?=\\p{Alpha}*\\d)\\p{XDigit}{8,}") + "|\\d+");

    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    private static String whole(String id) {
        return "(?<!\\p{Alnum})" + id + "(?!\\p{Alnum})";
    }

    /** @param key which kind of work has the name */
    @Nullable
    Actor actor(@Nullable String name, String key) {
        return name == null ? null : new Actor(user(bounded(name)), null, "system", key, Actor.Confidence.HIGH);
    }

    /** As {@link #actor}, by a name that is written in the application's code, so that the numbers in it stay the same. */
    @Nullable
    Actor ofCode(@Nullable String name, String key) {
        return name == null ? null : new Actor(user(cut(name)), null, "system", key, Actor.Confidence.HIGH);
    }

    private String user(String name) {
        if (!known.containsKey(name)) {
            if (known.size() >= MOST) {
                return OTHERS;
            }
            known.put(name, Boolean.TRUE);
        }
        return PREFIX + name;
    }

    private static String bounded(String name) {
        // ids may be long; what is far longer than a name can be is no name
        String text = name.length() > 4 * LONGEST ? name.substring(0, 4 * LONGEST) : name;
        return cut(ID.matcher(text).replaceAll("#"));
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    /** The name of a class as it was written: not that of a proxy, a lambda or another class that was made of it. */
    static String of(Class<?> type) {
        String name = type.getName();
        int generated = name.indexOf("$$");
        return generated > 0 ? name.substring(0, generated) : name;
    }
}
