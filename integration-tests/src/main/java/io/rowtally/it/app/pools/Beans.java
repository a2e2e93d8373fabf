package io.rowtally.it.app.pools;

import java.lang.reflect.Method;
import java.util.Locale;

/** Objects of classes that are not there when this is compiled, made and set up by name, as a configuration file would. */
final class Beans {

    private Beans() {}

    /** @param properties names and values in turn; a value that is null is not set */
    static Object make(String type, Object... properties) throws ReflectiveOperationException {
        Object bean = Class.forName(type).getConstructor().newInstance();
        for (int i = 0; i < properties.length; i += 2) {
            if (properties[i + 1] != null) {
                set(bean, (String) properties[i], properties[i + 1]);
            }
        }
        return bean;
    }

    private static void set(Object bean, String name, Object value) throws ReflectiveOperationException {
        String setter = "set" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        for (Method method : bean.getClass().getMethods()) {
            if (method.getName().equals(setter)
                    && method.getParameterCount() == 1
                    && takes(method.getParameterTypes()[0], value)) {
                method.invoke(bean, value);
                return;
            }
        }
        throw new NoSuchMethodException(bean.getClass() + "." + setter + " of " + value.getClass());
    }

    private static boolean takes(Class<?> type, Object value) {
        return type.isInstance(value)
                || value instanceof Integer && type == int.class
                || value instanceof Boolean && type == boolean.class;
    }

    /** Calls a method without parameters. */
    static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }
}
