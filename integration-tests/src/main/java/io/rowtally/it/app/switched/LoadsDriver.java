package io.rowtally.it.app.switched;

/** Another agent, which comes first and has loaded a driver before ours is there. */
public final class LoadsDriver {

    private LoadsDriver() {}

    public static void premain(String argument) throws ClassNotFoundException {
        Class.forName("org.h2.Driver");
        Class.forName("org.h2.jdbc.JdbcResultSet");
    }
}
