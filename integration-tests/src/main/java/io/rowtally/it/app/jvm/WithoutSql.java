package io.rowtally.it.app.jvm;

import java.util.ServiceLoader;
import java.util.concurrent.Callable;

/** An application whose run-time image has no {@code java.sql}, and may have a class that would need it. */
public final class WithoutSql {

    private WithoutSql() {}

    public static void main(String[] arguments) throws Exception {
        Callable<String> lambda = () -> "lambda";
        System.out.println(lambda.call());
        System.out.println("java.sql is " + found("java.sql.ResultSet"));
        try {
            System.out.println(new Register("never").prepare(null));
        } catch (NoClassDefFoundError e) {
            System.out.println("as expected: " + e.getMessage());
        }
        System.out.println(ServiceLoader.load(Callable.class).iterator().hasNext());
        System.out.println("done");
    }

    private static String found(String name) {
        try {
            Class.forName(name);
            return "here";
        } catch (ClassNotFoundException e) {
            return "absent";
        }
    }
}
