package io.rowtally.it.app.recording;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Makes objects of classes that are abstract when this is compiled, and whole when it runs. */
final class Made {

    private Made() {}

    /** By name, since class files as old as JDBC 3 have no class literals. */
    static Object of(String type, Object... arguments) {
        try {
            Constructor<?> only = Class.forName(Made.class.getPackage().getName() + '.' + type)
                    .getDeclaredConstructors()[0];
            return only.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
