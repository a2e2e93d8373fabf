package io.rowtally.it.app.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The calls that were made on the driver's objects, in their order. Each public method of the driver begins with a call
 * of {@link #note}, which {@code DriverJar} puts there.
 */
public final class Calls {
    private static final List<String> NOTED = new ArrayList<>();
    private static volatile boolean strict;
    private static volatile boolean refusing;

    private Calls() {}

    /** From now on a call that neither the application nor the driver nor the JDK makes fails, but for labels and properties. */
    static void onlyForTheApplication() {
        strict = true;
    }

    /** From now on no result set tells its metadata. */
    static void refuseMetaData() {
        refusing = true;
    }

    static boolean metaDataRefused() {
        return refusing;
    }

    /**
     * A method is entered.
     *
     * @param qualified class and method as {@code io.rowtally.it.app.recording.TableResultSet.getString(int)}
     */
    public static void note(String qualified, Object[] arguments) {
        String method = qualified.substring(qualified.indexOf("Table"));
        String caller = caller(new Throwable().getStackTrace());
        String call = method + ' ' + texts(arguments);
        synchronized (NOTED) {
            NOTED.add(Thread.currentThread().getName() + " | " + call + " | " + caller);
        }
        if (strict && !known(caller) && !allowed(method)) {
            throw new AssertionError(call + " was not asked for by the application but by " + caller);
        }
    }

    private static boolean known(String caller) {
        return caller.startsWith("io.rowtally.it.app.") || caller.startsWith("java.sql.");
    }

    private static boolean allowed(String method) {
        return method.equals("TableResultSet.getMetaData()")
                || method.equals("TableResultSetMetaData.getColumnCount()")
                || method.equals("TableResultSetMetaData.getColumnLabel(int)")
                || method.equals("TableDataSource.getUrl()")
                || method.equals("TableDataSource.getUser()");
    }

    /** The class behind the noted method, through reflection if need be. */
    private static String caller(StackTraceElement[] stack) {
        for (int i = 2; i < stack.length; i++) {
            String name = stack[i].getClassName();
            if (!name.startsWith("java.lang.reflect.")
                    && !name.startsWith("java.lang.invoke.")
                    && !name.startsWith("sun.reflect.")
                    && !name.startsWith("jdk.internal.reflect.")) {
                return name;
            }
        }
        return "nobody";
    }

    private static List<String> texts(Object[] arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            boolean plain = arguments[i] instanceof String || arguments[i] instanceof Number;
            texts[i] = plain ? String.valueOf(arguments[i]) : arguments[i] == null ? "null" : "...";
        }
        return Arrays.asList(texts);
    }

    static void print() {
        synchronized (NOTED) {
            for (String call : NOTED) {
                System.out.println("CALL " + call);
            }
        }
    }
}
