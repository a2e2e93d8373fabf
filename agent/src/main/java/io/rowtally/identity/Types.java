package io.rowtally.identity;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells what an application's class is by the names of its super types: none of them is on the agent's class path. */
final class Types {
    private Types() {}

    /** Whether a class, or one that it extends, has that name. */
    static boolean extendsNamed(@Nullable Class<?> type, String name) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            if (one.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class has an interface of that name, through whatever super types. */
    static boolean implementsNamed(@Nullable Class<?> type, String name) {
        return isAny(type, name::equals);
    }

    /** The interface of a class that has one of these names, through whatever super types; null where it has none. */
    static @Nullable Class<?> named(@Nullable Class<?> type, String... names) {
        if (type == null || Arrays.asList(names).contains(type.getName())) {
            return type;
        }
        Class<?> found = named(type.getSuperclass(), names);
        Class<?>[] interfaces = type.getInterfaces();
        for (int i = 0; found == null && i < interfaces.length; i++) {
            found = named(interfaces[i], names);
        }
        return found;
    }

    /** Whether a class, or one of its super classes and interfaces, has a name as wanted. */
    static boolean isAny(@Nullable Class<?> type, Predicate<String> name) {
        if (type == null) {
            return false;
        }
        if (name.test(type.getName()) || isAny(type.getSuperclass(), name)) {
            return true;
        }
        for (Class<?> one : type.getInterfaces()) {
            if (isAny(one, name)) {
                return true;
            }
        }
        return false;
    }
}
